package dev.aquatint.benchmarks;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.picture.Plane;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Locators;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.raster.kernel.Tally;
import dev.aquatint.reduce.Reduction;
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

/// Located rows into a tally, nanoseconds a hit; and two tallies into a plane, nanoseconds a cell.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class Tallying {
    /// Hits of one call, whatever the zoom, so that a score is one of a hit.
    private static final int BLOCKS = 16, HITS = BLOCKS * Block.ROWS;

    /// Cells of a plane of a usual plot, which is what is merged.
    private static final int CELLS = 900 * 525;

    @Param({"count", "count(fare)", "any", "sum", "mean", "min", "max"})
    public String reduction;

    @Param({"1", "8"})
    public int zoom;

    private final Block[] hits = new Block[BLOCKS];
    private Tally tally, other;
    private Plane plane;

    @Setup
    public void locate() {
        Reduction by = switch (reduction) {
            case "count" -> Aquatint.count();
            case "count(fare)" -> Aquatint.count("fare");
            case "any" -> Aquatint.any();
            case "sum" -> Aquatint.sum("fare");
            case "mean" -> Aquatint.mean("fare");
            case "min" -> Aquatint.min("fare");
            case "max" -> Aquatint.max("fare");
            default -> throw new IllegalArgumentException("no reduction '%s' is measured".formatted(reduction));
        };
        fill();
        tally = Tally.of(by, CELLS);
        other = Tally.of(by, CELLS);
        plane = tally.plane(CELLS);
        for (Block b : hits) other.add(b);
    }

    /// Goes round and round the trips until every block is full of hits.
    private void fill() {
        Scan scan = Trips.scan(true);
        Grid grid = Trips.grid(zoom);
        Block found = new Block();
        int full = 0;
        for (int i = 0; i < BLOCKS; i++) hits[i] = new Block();
        for (int from = 0; full < HITS; from = (from + Block.ROWS) % Trips.ROWS) {
            scan.chunk(0, "fare").doubles(from, Block.ROWS, found.value);
            Locators.PLAIN.locate(grid, scan.chunk(0, "x").data(), scan.chunk(0, "y").data(), from, Block.ROWS, false, true, found);
            for (int i = 0; i < found.size && full < HITS; i++, full++) {
                Block into = hits[full / Block.ROWS];
                int at = full % Block.ROWS;
                into.cell[at] = found.cell[i];
                into.row[at] = at;
                into.value[at] = found.value[found.row[i]];
                into.size = at + 1;
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(HITS)
    public Tally add() {
        for (Block b : hits) tally.add(b);
        return tally;
    }

    @Benchmark
    @OperationsPerInvocation(CELLS)
    public Plane merge() {
        tally.drain(new Tally[] {tally, other}, 0, plane, 0, CELLS);
        return plane;
    }
}
