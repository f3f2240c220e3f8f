package dev.aquatint.raster.glyph;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Whether this JDK still vectorises the loops that the plain locator is made of.
///
/// The yardstick is the same loop with vectorising switched off, on the same machine a moment later: a loop that is no faster than that
/// is not vectorised any more. Least times are compared, which other work on the machine disturbs least.
public final class Vectorised {
    /// How much faster a vectorised loop is at least; on vectors of four doubles it is two to six times.
    static final double LEAST_GAIN = 1.4;

    private static final String OFF = "-XX:-UseSuperWord";

    /// JMH 1.37 asks for what newer JDKs warn of.
    private static final String QUIET = "--sun-misc-unsafe-memory-access=allow";

    private Vectorised() {}

    /// Measures every loop both ways, for about a minute, and says what came out of it.
    ///
    /// @return whether all of them are vectorised
    public static boolean check(PrintStream out) throws RunnerException {
        Map<String, Double> on = nanos(QUIET), off = nanos(QUIET, OFF);
        List<String> lost = new ArrayList<>();
        on.forEach((loop, ns) -> {
            double gain = off.get(loop) / ns;
            out.printf("%-16s %6.3f ns a row, %6.3f with %s: %.1f times as fast%n", loop, ns, off.get(loop), OFF, gain);
            if (gain < LEAST_GAIN) lost.add(loop);
        });
        if (lost.isEmpty()) {
            out.printf("Java %s vectorises all %d loops of PlainLocator%n", Runtime.version(), on.size());
        } else {
            out.printf("Java %s does not vectorise %s of PlainLocator: less than %.1f times as fast as with %s. Rewrite the loop so that it does again"
                    + " (-XX:CompileCommand=TraceAutoVectorization on a debug JDK says why it does not), or accept it and say so in the README of raster.%n",
                    Runtime.version(), String.join(", ", lost), LEAST_GAIN, OFF);
        }
        return lost.isEmpty();
    }

    /// The least time of each loop.
    private static Map<String, Double> nanos(String... jvmArgs) throws RunnerException {
        Map<String, Double> least = new TreeMap<>();
        var options = new OptionsBuilder().include("\\." + PlainLoops.class.getSimpleName() + "\\.").jvmArgsAppend(jvmArgs).forks(1).shouldFailOnError(true)
                .warmupIterations(4).warmupTime(TimeValue.milliseconds(500)).measurementIterations(15).measurementTime(TimeValue.milliseconds(200)).verbosity(VerboseMode.SILENT);
        for (RunResult result : new Runner(options.build()).run()) {
            least.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getStatistics().getMin());
        }
        return least;
    }
}
