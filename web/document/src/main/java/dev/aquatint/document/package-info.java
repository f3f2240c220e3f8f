/// Bokeh documents and their wire.
package dev.aquatint.document;
