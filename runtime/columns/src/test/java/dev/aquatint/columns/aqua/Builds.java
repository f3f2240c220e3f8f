package dev.aquatint.columns.aqua;

import static dev.aquatint.Aquatint.aqua;
import static dev.aquatint.Aquatint.parquet;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.TestData;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Builds a store in a process of its own.
public final class Builds {
    private Builds() {}

    /// @param args the store, how many rows, and a seed; or a Parquet file to be indexed; or one, and the condition of rows that are to be kept, empty for all
    public static void main(String... args) {
        try {
            if (args.length == 2) {
                Frame all = parquet(args[0]), kept = (args[1].isEmpty() ? all : all.select(args[1])).persist();
                System.out.printf("%s of %d rows × %s%n", kept.name(), kept.rows(), kept.schema().names());
            }
            if (args.length == 1) {
                Frame indexed = parquet(args[0]).index("x", "y");
                System.out.printf("%s of %d rows, %d points%n", indexed.name(), indexed.rows(), Indexed.of(indexed, "x", "y").tree().points());
            }
            if (args.length < 3) return;
            build(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
            System.exit(3);
        }
    }

    static void build(Path store, int rows, long seed) {
        rows(rows, seed).index("x", "y", store.toString());
    }

    static Frame rows(int rows, long seed) {
        return AquaStoreTest.nasty(rows, seed).columns("x", "y", "id");
    }

    /// @param before what the shell does first
    static Process start(String before, Path store, int rows, long seed) throws IOException {
        return start(before, store.toString(), Integer.toString(rows), Long.toString(seed));
    }

    static Process start(String before, String... args) throws IOException {
        List<String> java = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Builds.class.getName()));
        java.addAll(List.of(args));
        String line = before + " exec " + String.join(" ", java.stream().map(a -> "'" + a + "'").toList());
        return new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
    }

    /// Whether a store holds what [#rows] gives.
    static boolean right(Path store, int rows, long seed) {
        return sorted(aqua(store.toString())).equals(sorted(rows(rows, seed)));
    }

    static List<List<Object>> sorted(Frame frame) {
        List<Object> x = TestData.values(frame, "x"), y = TestData.values(frame, "y"), id = TestData.values(frame, "id");
        return IntStream.range(0, id.size()).mapToObj(i -> Arrays.asList(id.get(i), x.get(i), y.get(i))).sorted(Comparator.comparingDouble(r -> (Double) r.getFirst())).toList();
    }
}
