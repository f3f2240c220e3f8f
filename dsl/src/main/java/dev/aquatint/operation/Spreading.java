package dev.aquatint.operation;

/// Cells grow into their neighbours, so that few and far ones can be seen.
public sealed interface Spreading extends Step permits Spread, Dynspread {

    /// What a cell grows into.
    Shape shape();

    /// What becomes of cells that grow into each other. They do so row by row from the bottom, each row from the left.
    Composite how();

    enum Shape {
        CIRCLE, SQUARE;

        /// @param name circle or square
        public static Shape of(String name) {
            return switch (name) {
                case "circle" -> CIRCLE;
                case "square" -> SQUARE;
                default -> throw new IllegalArgumentException("no shape '%s' to spread by: it is circle or square".formatted(name));
            };
        }
    }
}
