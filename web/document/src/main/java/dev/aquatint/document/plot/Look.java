package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;

/// The colours of everything that is not data.
///
/// @param page behind all; also around plots and behind colour bars and legends
/// @param field behind the data, and of inputs
/// @param text of titles and values
/// @param faint of labels and ticks
/// @param line of axes, borders and grids
/// @param accent of what is active
/// @param alarm of an error, and `alarmField` behind it
/// @param sheet CSS for the inside of widgets, where a page's own does not reach
public record Look(String page, String field, String text, String faint, String line, String accent, String alarm, String alarmField, String sheet) {

    /// A style sheet for one widget or a group of them.
    public Model styleSheet() {
        return Model.of("InlineStyleSheet", "css", sheet);
    }
}
