package dev.aquatint.raster.glyph;

import dev.aquatint.raster.kernel.Block;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The loops of [PlainLocator] that stand or fall with the compiler's vectorising, each by itself, nanoseconds a row.
///
/// In the locator's package, because nobody else has to see its parts.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlainLoops {
    private static final int WIDTH = 900, HEIGHT = 525;

    private final float[] xFloat = new float[Block.ROWS], yFloat = new float[Block.ROWS];
    private final double[] x = new double[Block.ROWS], y = new double[Block.ROWS];
    private final int[] cell = new int[Block.ROWS], offset = new int[Block.ROWS];

    /// Points of the unit square; the view leaves out a fifth on each side.
    public PlainLoops() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Block.ROWS; i++) {
            x[i] = random.nextDouble();
            y[i] = random.nextDouble();
            xFloat[i] = (float) x[i];
            yFloat[i] = (float) y[i];
        }
    }

    @Benchmark
    @OperationsPerInvocation(Block.ROWS)
    public int[] cellsOfFloats() {
        PlainLocator.cells(xFloat, yFloat, Block.ROWS, WIDTH / 0.6, -300, HEIGHT / 0.6, -175, WIDTH, HEIGHT, cell);
        return cell;
    }

    @Benchmark
    @OperationsPerInvocation(Block.ROWS)
    public int[] cellsOfDoubles() {
        PlainLocator.cells(x, y, Block.ROWS, WIDTH / 0.6, -300, HEIGHT / 0.6, -175, WIDTH, HEIGHT, cell);
        return cell;
    }

    @Benchmark
    @OperationsPerInvocation(Block.ROWS)
    public int[] strayFloats() {
        PlainLocator.stray(xFloat, yFloat, Block.ROWS, 0.2f, 0.8f, 0.2f, 0.8f, cell);
        return cell;
    }

    @Benchmark
    @OperationsPerInvocation(Block.ROWS)
    public int[] strayDoubles() {
        PlainLocator.stray(x, y, Block.ROWS, 0.2, 0.8, 0.2, 0.8, cell);
        return cell;
    }

    @Benchmark
    @OperationsPerInvocation(Block.ROWS)
    public int[] offsets() {
        PlainLocator.add(offset, Block.ROWS, cell);
        return cell;
    }
}
