package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Shared files, and frames as lists of values.
public final class TestData {
    private TestData() {}

    /// A file or folder of the shared data; without it the test is skipped.
    public static Path shared(String name) {
        Path path = Path.of(System.getProperty("data", "../shared/data"), name);
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: there is no " + path.toAbsolutePath());
        return path;
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
