package dev.aquatint.columns.aqua;

import dev.aquatint.columns.Batches;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.spatial.Coordinates;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Indexing;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Builds a store of the rows of a frame, which it reads chunk by chunk.
public final class FrameStore {
    private static final int SAMPLED_CHUNKS = 24, RUNS = 64, RUN = 64;
    private static final long LEAST_MEMORY = 64L << 20;

    private FrameStore() {}

    /// Does nothing when the store was built from an equal frame before.
    ///
    /// @throws java.io.UncheckedIOException when it cannot be written
    public static void write(Frame frame, Path store, Indexing how) {
        frame.schema().indexOf(how.x());
        frame.schema().indexOf(how.y());
        Batches batches = Batches.of(frame);
        long rows = 0;
        for (int b = 0; b < batches.size(); b++) rows += batches.most(b);
        String origin = batches.origin() == null ? UUID.randomUUID().toString() : "%s, by %s and %s%s".formatted(batches.origin(), how.x(), how.y(), how.numbered() ? ", numbered" : "");
        long memory = how.memory() > 0 ? how.memory() : Math.max(LEAST_MEMORY, Memory.most() / 4);
        int cores = Runtime.getRuntime().availableProcessors();
        StorePlan plan = new StorePlan(frame.name(), origin, frame.schema().fields(), how.x(), how.y(), new Sample(how.x().equals(how.y()) ? frame.columns(how.x()) : frame.columns(how.x(), how.y())), rows, how.numbered(), memory, cores);
        StoreWriter.write(store, plan, writer -> writer.give(batches.size(), (part, b) -> {
            List<Piece> pieces = batches.read(b);
            if (pieces != null) part.add(pieces);
        }));
    }

    /// Points of some chunks that lie far from each other; read when first asked for.
    private static final class Sample implements Coordinates {
        private final Frame places;
        private double[] x, y;

        private Sample(Frame places) {
            this.places = places;
        }

        private synchronized void take() {
            if (x != null) return;
            Batches batches = Batches.of(places);
            int chunks = Math.min(batches.size(), SAMPLED_CHUNKS), n = 0;
            double[] xs = new double[chunks * RUNS * RUN], ys = new double[xs.length];
            for (int i = 0; i < chunks; i++) {
                List<Piece> pieces = batches.read((int) ((long) batches.size() * i / chunks));
                if (pieces == null) continue;
                Chunk cx = pieces.getFirst().chunk(), cy = pieces.getLast().chunk();
                double[] run = new double[RUN];
                for (int r = 0; r < RUNS; r++) {
                    int from = (int) ((long) cx.rows() * r / RUNS), size = Math.min(RUN, (int) ((long) cx.rows() * (r + 1) / RUNS) - from);
                    cx.doubles(from, size, run);
                    System.arraycopy(run, 0, xs, n, size);
                    cy.doubles(from, size, run);
                    System.arraycopy(run, 0, ys, n, size);
                    n += size;
                }
            }
            x = Arrays.copyOf(xs, n);
            y = Arrays.copyOf(ys, n);
        }

        @Override
        public int rows() {
            take();
            return x.length;
        }

        @Override
        public void read(int from, int n, double[] xs, double[] ys) {
            take();
            System.arraycopy(x, from, xs, 0, n);
            System.arraycopy(y, from, ys, 0, n);
        }
    }
}
