package dev.aquatint.columns.parquet;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.WholeFile;
import dev.aquatint.frame.ParquetKeys;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What is done with Parquet, in a process that has no Hadoop: prints what came of it.
final class WithoutHadoop {
    private WithoutHadoop() {}

    /// @param arguments a file to write, an encrypted one, one of brotli, and one that the fast path does not know
    public static void main(String[] arguments) {
        System.out.println("Hadoop " + there("org.apache.hadoop.conf.Configuration"));
        WholeFile.write(arguments[0], out -> FrameWriter.write(out, Aquatint.frame(Map.of("x", new double[] {1, Double.NaN, 3}))));
        System.out.println("saved " + TestData.values(Aquatint.parquet(arguments[0]), "x"));
        var keys = new ParquetKeys().footer("0123456789012345".getBytes(StandardCharsets.US_ASCII)).column("double_field", "1234567890123450".getBytes(StandardCharsets.US_ASCII));
        System.out.println("encrypted " + TestData.values(Aquatint.parquet(keys, arguments[1]), "double_field").get(2));
        System.out.println("brotli " + TestData.values(Aquatint.parquet(arguments[2]), "word").get(1));
        System.out.println("unfamiliar " + TestData.values(Aquatint.parquet(arguments[3]), "day").size());
    }

    private static String there(String type) {
        try {
            Class.forName(type);
            return "is there";
        } catch (ClassNotFoundException _) {
            return "is not there";
        }
    }
}
