/// Bokeh documents and their wire: pages, plots and controls as models in a stock BokehJS.
package dev.aquatint.document;
