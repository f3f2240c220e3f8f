package dev.aquatint.benchmarks;

import dev.aquatint.raster.glyph.Vectorised;
import org.openjdk.jmh.runner.RunnerException;

/// What `java -jar benchmarks.jar` does: JMH with its own command line, or the word `vectorised`.
public final class Main {
    private Main() {}

    public static void main(String[] line) throws Exception {
        if (line.length == 1 && line[0].equals("vectorised")) System.exit(vectorised());
        org.openjdk.jmh.Main.main(line);
    }

    private static int vectorised() throws RunnerException {
        return Vectorised.check(System.out) ? 0 : 1;
    }
}
