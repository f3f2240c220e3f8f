package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Expr;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the values of a frame's column come from.
sealed interface Derivation {

    /// A column of the store, as it lies there.
    record Stored(String column) implements Derivation {}

    /// Web Mercator metres east, from degrees of longitude.
    record MercatorX(Derivation lon) implements Derivation {}

    /// Web Mercator metres north, from degrees of latitude.
    record MercatorY(Derivation lat) implements Derivation {}

    /// Where each text is in a list: float64, missing where it is not in it.
    record Placed(Derivation text, List<String> order) implements Derivation {
        public Placed {
            order = List.copyOf(order);
        }

        /// @param rows of the piece
        Chunk chunk(Store.Piece piece, int rows) {
            Map<String, Integer> places = new HashMap<>();
            for (String text : order) places.put(text, places.size());
            List<String> texts = piece.dictionary().texts();
            double[] place = new double[texts.size()];
            for (int code = 0; code < place.length; code++) place[code] = places.containsKey(texts.get(code)) ? places.get(texts.get(code)) : Double.NaN;
            int[] codes = new int[rows];
            piece.chunk().codes(0, rows, codes);
            MemorySegment out = Memory.allocate(rows * 8L);
            for (int i = 0; i < rows; i++) out.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, i * 8L, codes[i] < 0 ? Double.NaN : place[codes[i]]);
            return Chunk.of(ColumnType.FLOAT64, rows, out, null);
        }
    }

    /// What an expression makes of each row: float64, or boolean for a condition.
    ///
    /// @param scope the columns that it reads
    record Computed(Expr value, List<Named> scope) implements Derivation {}
}
