package dev.aquatint.columns.aqua;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.Permutation;
import dev.aquatint.columns.arrow.ColumnFile;
import dev.aquatint.columns.spatial.Coordinates;
import dev.aquatint.columns.spatial.HilbertOrder;
import dev.aquatint.columns.spatial.Workers;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Brings spooled rows into order, bucket by bucket, and writes them to the files of their columns.
///
/// Each bucket is a piece of the curve, so that sorted buckets one behind the other are sorted. One that does not fit into memory is sorted in
/// runs, which makes queries slower and none wrong; a good sample leaves no such bucket. Behind the last come the rows without a place.
final class BucketSort {
    private static final Workers ALONE = (n, task) -> IntStream.range(0, n).forEach(task);

    private final StorePlan plan;
    private final List<StorePart> parts;
    private final List<Field> fields;
    private final List<ColumnFile> files;
    private final int[][][] codes;              // by column and part, for text: the code in the store of each code there
    private final MemorySegment[] valid;        // by column, null where nothing is missing
    private final long[] firstOf;               // by part: the number of its first row
    private final int buckets;

    /// What of a bucket is sorted at a time.
    ///
    /// @param row where it begins in the store
    private record Run(int bucket, long row, int rows, List<Block> blocks) {}

    private record Block(int part, int number) {}

    /// @param types of the files: float32 for float64 where that loses nothing
    BucketSort(StorePlan plan, List<StorePart> parts, List<ColumnFile> files, Dictionary[] texts, int buckets) {
        this.plan = plan;
        this.parts = parts;
        this.fields = plan.written();
        this.files = files;
        this.buckets = buckets;
        this.codes = new int[fields.size()][parts.size()][];
        this.valid = new MemorySegment[fields.size()];
        long rows = parts.stream().mapToLong(StorePart::rows).sum();
        for (int c = 0; c < codes.length; c++) {
            if (files.get(c).validity() >= 0) valid[c] = Memory.bits(rows).fill((byte) -1);
            if (texts[c] == null) continue;
            for (int p = 0; p < parts.size(); p++) codes[c][p] = texts[c].add(parts.get(p).texts[c]);
        }
        firstOf = new long[parts.size()];
        for (int p = 1; p < firstOf.length; p++) firstOf[p] = firstOf[p - 1] + parts.get(p - 1).rows();
    }

    /// @return how many rows lie in front of those without a place
    int run() throws IOException {
        List<Run> runs = runs();
        Parallel.run("sorting", runs.size(), i -> {
            try (Arena arena = Arena.ofConfined()) {
                sort(runs.get(i), arena);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        for (int c = 0; c < valid.length; c++) if (valid[c] != null) files.get(c).valid(valid[c]);
        return (int) IntStream.range(0, buckets - 1).mapToLong(this::rows).sum();
    }

    private long rows(int bucket) {
        return parts.stream().mapToLong(p -> p.spool.rows(bucket)).sum();
    }

    private List<Run> runs() {
        int width = 2 * 8 + 4;                  // keys twice, and the order
        for (Field f : fields) width += 2 * f.type().bytes() + 1;
        long most = Math.max(1 << 14, plan.memory() / 2 / Runtime.getRuntime().availableProcessors() / width);
        List<Run> runs = new ArrayList<>();
        long row = 0;
        for (int b = 0; b < buckets; b++) {
            List<Block> blocks = new ArrayList<>();
            int n = 0;
            for (int p = 0; p < parts.size(); p++) {
                Spool spool = parts.get(p).spool;
                for (int i = 0; i < spool.blocks(b); i++) {
                    if (n > 0 && n + spool.rows(b, i) > most) {
                        runs.add(new Run(b, row, n, blocks));
                        row += n;
                        n = 0;
                        blocks = new ArrayList<>();
                    }
                    blocks.add(new Block(p, i));
                    n += spool.rows(b, i);
                }
            }
            if (n > 0) runs.add(new Run(b, row, n, blocks));
            row += n;
        }
        return runs;
    }

    private void sort(Run run, Arena arena) throws IOException {
        MemorySegment[] values = new MemorySegment[fields.size()];
        for (int c = 0; c < values.length; c++) values[c] = values(run, c, arena);
        int x = plan.index(plan.x()), y = plan.index(plan.y());
        boolean placed = run.bucket < buckets - 1;
        Permutation order = placed ? order(run, chunk(run, x, values), chunk(run, y, values), arena) : null;
        for (int c = 0, nullable = 0; c < values.length; c++) {
            ColumnType type = fields.get(c).type();
            MemorySegment sorted = order == null ? values[c] : order.of(type, new Chunk[] {chunk(run, c, values)}, ALONE, bytes -> arena.allocate(Math.max(bytes, 1), 8)).data();
            files.get(c).values(files.get(c).type() == ColumnType.FLOAT32 && type == ColumnType.FLOAT64 ? narrow(sorted, values[c], run.rows) : sorted, run.row);
            if (!Spool.nullable(type)) continue;
            if (valid[c] != null) missing(run, nullable, order, valid[c], arena);
            nullable++;
        }
    }

    /// In the order in which rows were given.
    private MemorySegment values(Run run, int column, Arena arena) throws IOException {
        int width = fields.get(column).type().bytes();
        MemorySegment all = arena.allocate((long) run.rows * width, 8);
        long at = 0;
        for (Block block : run.blocks) {
            Spool spool = parts.get(block.part).spool;
            int n = spool.rows(run.bucket, block.number);
            MemorySegment into = all.asSlice(at, (long) n * width);
            spool.values(run.bucket, block.number, column, into);
            if (codes[column][block.part] != null) recode(into, n, codes[column][block.part]);
            if (column == plan.fields().size()) number(into, n, (int) firstOf[block.part]);
            at += into.byteSize();
        }
        return all;
    }

    private static void recode(MemorySegment values, int n, int[] codes) {
        for (int i = 0; i < n; i++) {
            int code = values.getAtIndex(JAVA_INT_UNALIGNED, i);
            values.setAtIndex(JAVA_INT_UNALIGNED, i, code < codes.length ? codes[code] : 0);                // a missing row may hold one of none
        }
    }

    private static void number(MemorySegment values, int n, int first) {
        for (int i = 0; i < n; i++) values.setAtIndex(JAVA_INT_UNALIGNED, i, values.getAtIndex(JAVA_INT_UNALIGNED, i) + first);
    }

    private Chunk chunk(Run run, int column, MemorySegment[] values) {
        return Chunk.of(fields.get(column).type(), run.rows, values[column], null);
    }

    private static Permutation order(Run run, Chunk x, Chunk y, Arena arena) {
        Coordinates points = new Coordinates() {
            @Override
            public int rows() {
                return run.rows;
            }

            @Override
            public void read(int from, int n, double[] xs, double[] ys) {
                x.doubles(from, n, xs);
                y.doubles(from, n, ys);
            }
        };
        return new Permutation(HilbertOrder.of(points, ALONE, bytes -> arena.allocate(bytes, 8)), run.rows);
    }

    /// @param into may be the doubles: no float is written over one that is still to be read
    private static MemorySegment narrow(MemorySegment doubles, MemorySegment into, int n) {
        for (int i = 0; i < n; i++) into.setAtIndex(JAVA_FLOAT_UNALIGNED, i, (float) doubles.getAtIndex(JAVA_DOUBLE_UNALIGNED, i));
        return into.asSlice(0, n * 4L);
    }

    private void missing(Run run, int nullable, Permutation order, MemorySegment valid, Arena arena) throws IOException {
        MemorySegment present = arena.allocate(run.rows, 8).fill((byte) 1);
        long at = 0;
        for (Block block : run.blocks) {
            Spool spool = parts.get(block.part).spool;
            int n = spool.rows(run.bucket, block.number);
            if (spool.missing(run.bucket, block.number)) spool.presence(run.bucket, block.number, nullable, present.asSlice(at, n));
            at += n;
        }
        int[] row = new int[1];
        synchronized (valid) {                          // runs share bytes where they meet
            for (int i = 0; i < run.rows; i++) {
                if (order != null) order.rows(i, 1, row, 0);
                if (present.get(JAVA_BYTE, order == null ? i : row[0]) != 0) continue;
                long bit = run.row + i;
                valid.set(JAVA_BYTE, bit >> 3, (byte) (valid.get(JAVA_BYTE, bit >> 3) & ~(1 << (bit & 7))));
            }
        }
    }
}
