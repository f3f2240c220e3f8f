package dev.aquatint.document.model;

/// What a glyph property can be: a column of the source, the same value for all, or something computed in the browser.
public sealed interface Vector {

    /// One value for each row of a column.
    ///
    /// @param transform a model applied to each value, or null
    record Field(String field, Model transform) implements Vector {
        public Field(String field) {
            this(field, null);
        }
    }

    /// One value for all rows.
    record Value(Object value) implements Vector {}

    /// What an expression model makes of the source.
    record Expr(Model expr) implements Vector {}
}
