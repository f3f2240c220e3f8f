/// Layers of a picture as Bokeh renderers, and what surrounds them in a figure.
package dev.aquatint.document.plot;
