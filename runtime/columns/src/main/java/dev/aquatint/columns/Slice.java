package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.reduce.Grouping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What a frame asks of one column of few values, apart from the rest that it asks: all values together, and which of them are kept. A slider that moves keeps others of the same ones.
///
/// @param rest the frame without what is asked of that column alone
/// @param by a group for each value
/// @param kept of these groups, in their order
public record Slice(Frame rest, Grouping by, boolean[] kept) {

    /// One for each such column. Costs a scan of these columns, once.
    static List<Slice> of(TableFrame frame, Index index) {
        Map<Named, List<Selection>> asked = new LinkedHashMap<>();
        for (Selection s : new Scans(frame).asked()) {
            Named column = only(s);
            if (column != null && frame.column(column.name()).equals(column)) asked.computeIfAbsent(column, _ -> new ArrayList<>()).add(s);
        }
        List<Slice> slices = new ArrayList<>();
        asked.forEach((column, of) -> {
            Slice slice = of(frame, index, column, of);
            if (slice != null) slices.add(slice);
        });
        return slices;
    }

    /// The one column that is asked; null if there are several.
    static Named only(Selection s) {
        List<Named> columns = s.where().columns().stream().map(name -> s.scope().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow()).distinct().toList();
        return columns.size() == 1 ? columns.getFirst() : null;
    }

    private static Slice of(TableFrame frame, Index index, Named column, List<Selection> asked) {
        Census census = index.census(column);
        if (census == null) return null;
        byte[] keep = census.kept(asked, index.sorted(column));
        int values = keep.length - 1;
        TableFrame rest = frame.without(asked);
        if (column.type() != ColumnType.STRING && column.type() != ColumnType.BOOLEAN) {
            if (values == 0) return null;
            double[] first = new double[1];
            census.values().doubles(0, 1, first);
            Grouping each = new Grouping.Bins(column.name(), first[0] - 0.5, first[0] + values - 0.5, values, false);
            return new Slice(rest, each, kept(keep, IntStream.rangeClosed(0, values)));
        }
        if (values < 2 || keep[values] != 0) return null;               // rows without a text are in no group
        List<String> texts = column.type() == ColumnType.STRING ? index.sorted(column).dictionary().texts() : List.of("false", "true");
        return new Slice(rest, new Grouping.Categories(column.name(), Grouping.MOST), kept(keep, IntStream.range(0, values).boxed().sorted(Comparator.comparing(texts::get)).mapToInt(Integer::intValue)));
    }

    private static boolean[] kept(byte[] keep, IntStream order) {
        int[] codes = order.toArray();
        boolean[] kept = new boolean[codes.length];
        for (int i = 0; i < kept.length; i++) kept[i] = keep[codes[i]] != 0;
        return kept;
    }
}
