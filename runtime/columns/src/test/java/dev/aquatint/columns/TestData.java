package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Files to read, and frames as lists of values.
public final class TestData {
    private TestData() {}

    /// A file or folder among the resources of the tests.
    public static Path resource(String name) {
        return Path.of("src/test/resources", name);
    }

    /// The file of this name in the folder that `-Ddata=FOLDER` names: larger real data, with which further tests run. None without it.
    public static Stream<Path> further(String name) {
        return Stream.ofNullable(System.getProperty("data")).filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, name)).filter(Files::exists);
    }

    /// All values of a column: `Double` or `String`, null where missing (and where NaN).
    public static List<Object> values(Frame frame, String column) {
        Scan scan = Scan.of(frame, List.of(column));
        boolean text = scan.type(column) == ColumnType.STRING;
        var values = new ArrayList<>();
        for (int c = 0; c < scan.chunks(); c++) {
            int n = scan.rows(c);
            double[] doubles = new double[n];
            byte[] keep = new byte[n];
            Arrays.fill(keep, (byte) 1);
            scan.chunk(c, column).doubles(0, n, doubles);
            if (scan.filter() != null) scan.filter().keep(c, 0, n, keep);
            for (int i = 0; i < n; i++) {
                if (keep[i] == 1) values.add(Double.isNaN(doubles[i]) ? null : text ? scan.categories(column).get((int) doubles[i]) : (Object) doubles[i]);
            }
        }
        return values;
    }
}
