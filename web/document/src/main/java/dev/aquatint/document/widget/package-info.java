/// Parameters as Bokeh's widgets, kept equal both ways.
package dev.aquatint.document.widget;
