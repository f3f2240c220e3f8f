package dev.aquatint.columns;

import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;

/// Columns as they lie in a file or in arrays, cut into chunks that every column shares. Read from several threads at once.
public interface Store {

    /// Names, types, and what is not read.
    Schema schema();

    int chunks();

    /// How many rows a chunk has.
    int rows(int chunk);

    /// One column of one chunk, decoded anew at each call.
    ///
    /// @param column the position in the schema
    /// @throws UnreadableFile when the bytes are not what they should be
    Piece read(int column, int chunk);

    /// An interval that holds every present value, or null when none is known; never one that NaN could have spoiled.
    default Range within(int column, int chunk) {
        return null;
    }

    /// The one text that every row of a chunk has, or null when none is known.
    default String text(int column, int chunk) {
        return null;
    }

    /// Whether a column is known to have no value in any row, so that its type says nothing.
    default boolean vacant(int column) {
        return false;
    }

    /// What is known of a whole column without reading it; null when nothing is.
    default Facts facts(int column) {
        return null;
    }

    /// How its rows are ordered; null when they are in no order that helps.
    default Ordered ordered() {
        return null;
    }

    /// About how many bytes have to be read for one column of one chunk; 0 when it is in memory.
    default long cost(int column, int chunk) {
        return 0;
    }

    /// What was read: values and, for text, the dictionary that the codes point into. Pieces may share a dictionary.
    record Piece(Chunk chunk, Dictionary dictionary) {
        public Piece(Chunk chunk) {
            this(chunk, null);
        }
    }
}
