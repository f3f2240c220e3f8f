package dev.aquatint.benchmarks;

import dev.aquatint.columns.Scan;
import dev.aquatint.raster.kernel.Block;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A selection into flags of a block, nanoseconds a row.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class Filtering {
    @Param({"passengers between 2 and 4", "fare >= 40", "passengers in (1, 3, 5)", "fare > 10 && passengers < 4", "fare / passengers > 12"})
    public String where;

    private Scan scan;
    private final Block block = new Block();

    @Setup
    public void compile() {
        scan = Scan.of(Trips.frame(true).select(where), List.of("x"));
    }

    @Benchmark
    @OperationsPerInvocation(Trips.ROWS)
    public byte[] keep() {
        for (int from = 0; from < Trips.ROWS; from += Block.ROWS) scan.filter().keep(0, from, Block.ROWS, block.keep);
        return block.keep;
    }
}
