/// Bokeh's protocol: messages in fragments, values and patches as JSON with binary buffers beside it.
package dev.aquatint.document.wire;
