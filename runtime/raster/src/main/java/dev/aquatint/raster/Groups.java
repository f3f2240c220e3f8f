package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Scan;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.reduce.Grouping;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The groups that rows of a scan fall into, and the code of each row; codes lead to planes, and these to groups.
///
/// @param names of the groups, in order
/// @param plane of each group, among those of a tally
/// @param planes of each code; null where codes are planes, which saves a look for each row
/// @param edges where bins begin and the last one ends, as values of the column: of float32 they are rounded to that where it tells them apart; null for other groups
record Groups(Grouping by, List<String> names, int[] plane, int[] planes, double[] edges) {
    private static final String OTHER = "other", REST = "rest";

    static Groups of(Grouping by, Scan scan, Frame frame) {
        ColumnType type = scan.type(by.column());
        return switch (by) {
            case Grouping.Categories c -> {
                if (type != ColumnType.STRING && type != ColumnType.BOOLEAN) {
                    throw new IllegalArgumentException("column '%s' of %s holds %s, not categories: by(...) takes text or booleans, and numbers as bins(...) or modulo(...)".formatted(
                            c.column(), frame.name(), named(type)));
                }
                yield categories(c, scan);
            }
            case Grouping.Bins b -> {
                if (type == ColumnType.STRING) throw new IllegalArgumentException("column '%s' of %s holds text, and bins need numbers: did you mean by(\"%s\")?".formatted(b.column(), frame.name(), b.column()));
                yield new Groups(by, bins(b), IntStream.rangeClosed(0, b.n()).toArray(), null, edges(b, type));
            }
            case Grouping.Modulo m -> {
                if (type == ColumnType.STRING || type.isFloat()) {
                    throw new IllegalArgumentException("column '%s' of %s holds %s, and modulo needs whole numbers: did you mean %s?".formatted(m.column(), frame.name(), named(type),
                            type.isFloat() ? "bins(...)" : "by(\"" + m.column() + "\")"));
                }
                yield plain(by, IntStream.range(0, m.modulus()).mapToObj(Integer::toString).toList());
            }
        };
    }

    private static String named(ColumnType type) {
        return type == ColumnType.STRING ? "text" : type.name().toLowerCase(Locale.ROOT);
    }

    private static Groups plain(Grouping by, List<String> names) {
        return new Groups(by, names, IntStream.range(0, names.size()).toArray(), null, null);
    }

    private static List<String> bins(Grouping.Bins b) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < b.n(); i++) {
            boolean open = b.ends() && b.n() > 1;
            names.add((open && i == 0 ? "" : Range.text(edge(b, i))) + ".." + (open && i == b.n() - 1 ? "" : Range.text(edge(b, i + 1))));
        }
        names.add(REST);
        return names;
    }

    /// Makes of the codes of a block how far their planes, of so many cells, are from the first; negative for none.
    void toPlanes(Block block, int n, int cells) {
        if (planes == null) block.toPlanes(n, cells);
        else block.toPlanes(n, planes, cells);
    }

    /// Whether the values of a chunk are numbers of planes as they are, and no row is without one.
    boolean planesAre(Chunk chunk) {
        return planes == null && by instanceof Grouping.Categories && chunk.type() == ColumnType.STRING && chunk.validity() == null;
    }

    private static double[] edges(Grouping.Bins b, ColumnType type) {
        double[] edges = IntStream.rangeClosed(0, b.n()).mapToDouble(i -> edge(b, i)).toArray(), exact = edges.clone();
        for (int i = 0; type == ColumnType.FLOAT32 && i < edges.length; i++) {
            boolean told = (i == 0 || (float) exact[i - 1] < (float) exact[i]) && (i == b.n() || (float) exact[i] < (float) exact[i + 1]);
            if (told) edges[i] = (float) exact[i];
        }
        return edges;
    }

    private static double edge(Grouping.Bins b, int i) {
        return i == b.n() ? b.hi() : b.lo() + (b.hi() - b.lo()) * i / b.n();
    }

    /// In alphabetical order; of too many the most frequent, and a group of all others.
    private static Groups categories(Grouping.Categories by, Scan scan) {
        List<String> texts = scan.categories(by.column());
        Integer[] kept = IntStream.range(0, texts.size()).boxed().toArray(Integer[]::new);
        boolean others = kept.length > by.most();
        if (others) {
            long[] rows = scan.frequencies(by.column());
            Arrays.sort(kept, Comparator.comparing((Integer code) -> texts.get(code).equals(OTHER))            // which is among the others
                    .thenComparing(code -> rows[code], Collections.reverseOrder()).thenComparing(texts::get));
            kept = Arrays.copyOf(kept, by.most() - 1);
        }
        Arrays.sort(kept, Comparator.comparing(texts::get));
        List<String> names = new ArrayList<>();
        for (int code : kept) names.add(texts.get(code));
        if (!others) return new Groups(by, names, Arrays.stream(kept).mapToInt(Integer::intValue).toArray(), null, null);
        names.add(OTHER);
        int[] planes = new int[texts.size()];
        Arrays.fill(planes, kept.length);
        for (int i = 0; i < kept.length; i++) planes[kept[i]] = i;
        return new Groups(by, names, IntStream.range(0, names.size()).toArray(), planes, null);
    }

    /// Codes of the rows of a block, -1 for no group, as `offset`; `value` is overwritten.
    void codes(Chunk chunk, int from, int n, Block block) {
        switch (by) {
            case Grouping.Categories _ -> chunk.codes(from, n, block.offset);
            case Grouping.Bins b -> {
                Values.read(chunk, from, n, block.xFloat, block.value);
                bins(b, block.value, n, block.offset);
            }
            case Grouping.Modulo m -> remainders(m, chunk, from, n, block);
        }
    }

    /// The bin whose lower end, as its name says it, is the last one that is not above the value. Beyond the bins it is the first or the last, or `rest`.
    private void bins(Grouping.Bins b, double[] value, int n, int[] code) {
        double[] edges = this.edges;
        int bins = b.n(), below = b.ends() ? 0 : bins, above = b.ends() ? bins - 1 : bins;
        double lo = edges[0], hi = edges[bins], scale = bins / (hi - lo);
        for (int i = 0; i < n; i++) {
            double v = value[i];
            if (!(v >= lo && v < hi)) {
                code[i] = v != v ? bins : v < lo ? below : above;
                continue;
            }
            int bin = Math.min((int) ((v - lo) * scale), bins - 1);
            if (v < edges[bin]) bin--;                                      // rounding may have crossed an end
            else if (v >= edges[bin + 1]) bin++;
            code[i] = bin;
        }
    }

    /// Small numbers are exact as doubles; 64-bit ones need not be.
    private static void remainders(Grouping.Modulo m, Chunk chunk, int from, int n, Block block) {
        int modulus = m.modulus(), offset = Math.floorMod(m.offset(), modulus);
        int[] code = block.offset;
        boolean unsigned = chunk.type() == ColumnType.UINT64;
        Values.read(chunk, from, n, block.xFloat, block.value);
        for (int i = 0; i < n; i++) {
            if (block.value[i] != block.value[i]) {
                code[i] = -1;
                continue;
            }
            long v = chunk.type().bytes() < 8 ? (long) block.value[i] : chunk.data().get(ValueLayout.JAVA_LONG_UNALIGNED, (from + i) * 8L);
            code[i] = Math.floorMod((unsigned ? Long.remainderUnsigned(v, modulus) : Math.floorMod(v, modulus)) - offset, modulus);
        }
    }
}
