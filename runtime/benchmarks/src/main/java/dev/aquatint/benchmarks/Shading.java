package dev.aquatint.benchmarks;

import dev.aquatint.Aquatint;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.shade.Levels;
import dev.aquatint.raster.shade.Shader;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A raster of 900 x 525 cells to colours or levels, milliseconds a raster.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class Shading {
    @Param({"count", "mean"})
    public String of;

    @Param({"log", "eq_hist"})
    public String norm;

    private Raster raster;
    private Cnorm how;

    @Setup
    public void aggregate() {
        how = Cnorm.of(norm);
        var view = Trips.view(1);
        raster = Aquatint.canvas(view.width(), view.height()).xRange(view.extent().x0(), view.extent().x1()).yRange(view.extent().y0(), view.extent().y1())
                .points(Trips.frame(true), "x", "y", of.equals("count") ? Aquatint.count() : Aquatint.mean("fare"));
    }

    @Benchmark
    public int[] colours() {
        return Shader.shade(raster, Shade.DEFAULT, Palette.FIRE, how, null);
    }

    @Benchmark
    public Levels levels() {
        return Levels.of(raster, how, null, "");
    }
}
