/// Bokeh's models as checked values: a type, an id, and the attributes that were set.
package dev.aquatint.document.model;
