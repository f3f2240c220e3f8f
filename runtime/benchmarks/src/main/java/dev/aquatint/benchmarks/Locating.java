package dev.aquatint.benchmarks;

import dev.aquatint.columns.Scan;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Locator;
import dev.aquatint.raster.glyph.Locators;
import dev.aquatint.raster.kernel.Block;
import java.lang.foreign.MemorySegment;
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

/// Coordinates to cells, nanoseconds a row.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class Locating {
    @Param({"plain", "vector"})
    public String locator;

    @Param({"1", "8"})
    public int zoom;

    private Locator with;
    private Grid grid;
    private MemorySegment xs, ys;
    private double[] x, y;
    private final Block block = new Block();

    @Setup
    public void read() {
        with = locator.equals("plain") ? Locators.PLAIN : Locators.vector().orElseThrow(() -> new IllegalStateException("no vectors of four doubles on this machine: -p locator=plain"));
        grid = Trips.grid(zoom);
        Scan floats = Trips.scan(true), doubles = Trips.scan(false);
        xs = floats.chunk(0, "x").data();
        ys = floats.chunk(0, "y").data();
        x = new double[Trips.ROWS];
        y = new double[Trips.ROWS];
        doubles.chunk(0, "x").doubles(0, Trips.ROWS, x);
        doubles.chunk(0, "y").doubles(0, Trips.ROWS, y);
    }

    @Benchmark
    @OperationsPerInvocation(Trips.ROWS)
    public int floats() {
        int seen = 0;
        for (int from = 0; from < Trips.ROWS; from += Block.ROWS) {
            with.locate(grid, xs, ys, from, Block.ROWS, false, false, block);
            seen += block.size;
        }
        return seen;
    }

    @Benchmark
    @OperationsPerInvocation(Trips.ROWS)
    public int floatsAndRows() {
        int seen = 0;
        for (int from = 0; from < Trips.ROWS; from += Block.ROWS) {
            with.locate(grid, xs, ys, from, Block.ROWS, false, true, block);
            seen += block.size;
        }
        return seen;
    }

    /// With the copy into the block that every pass over doubles makes.
    @Benchmark
    @OperationsPerInvocation(Trips.ROWS)
    public int doubles() {
        int seen = 0;
        for (int from = 0; from < Trips.ROWS; from += Block.ROWS) {
            System.arraycopy(x, from, block.x, 0, Block.ROWS);
            System.arraycopy(y, from, block.y, 0, Block.ROWS);
            with.locate(grid, Block.ROWS, false, true, block);
            seen += block.size;
        }
        return seen;
    }
}
