package dev.aquatint.columns;

import dev.aquatint.frame.Schema;
import java.util.List;

/// A store whose pieces are in memory already.
///
/// @param columns for each column of the schema its pieces, one for each chunk
/// @param lengths how many rows each chunk has
public record Pieces(Schema schema, List<List<Piece>> columns, int[] lengths) implements Store {
    /// In-memory data is cut into chunks of this many rows.
    public static final int ROWS = 1 << 20;

    @Override
    public int chunks() {
        return lengths.length;
    }

    @Override
    public int rows(int chunk) {
        return lengths[chunk];
    }

    @Override
    public Piece read(int column, int chunk) {
        return columns.get(column).get(chunk);
    }
}
