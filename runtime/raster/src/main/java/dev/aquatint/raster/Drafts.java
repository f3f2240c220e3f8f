package dev.aquatint.raster;

import dev.aquatint.picture.Raster;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Who looks at a long aggregation before it is done.
public interface Drafts {

    /// Whether it is time for another look. Asked from any thread, whenever a part of the rows is done.
    boolean due();

    /// Takes what there is of the raster so far, for the rows that are done; called by the thread that asked for the aggregation, which goes on afterwards.
    ///
    /// @param raster makes it; of some reductions null
    void take(Supplier<Raster> raster);

    /// Of rasters to which something is still to be done.
    default Drafts after(UnaryOperator<Raster> step) {
        Drafts last = this;
        return new Drafts() {
            @Override
            public boolean due() {
                return last.due();
            }

            @Override
            public void take(Supplier<Raster> raster) {
                last.take(() -> {
                    Raster made = raster.get();
                    return made == null ? null : step.apply(made);
                });
            }
        };
    }

    /// Takes a look from time to time, and wants to see nothing.
    static Drafts none() {
        return new Drafts() {
            private static final long APART = 200_000_000;
            private volatile long looked = System.nanoTime();

            @Override
            public boolean due() {
                return System.nanoTime() - looked > APART;
            }

            @Override
            public void take(Supplier<Raster> raster) {
                looked = System.nanoTime();
            }
        };
    }
}
