package dev.aquatint.columns.aqua;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.UnreadableFile;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/// CRC-32C of each 16 KB of a mapped file, compared when a block is first read.
///
/// Blocks are small, because a picture of a billion points touches few of those around it. Thread-safe: two threads may compare the same
/// block, and find the same.
final class Checksums {
    private static final int BITS = 14, BLOCK = 1 << BITS, TASK = 1 << 10;

    private final MemorySegment file, sums;
    private final Supplier<String> what;
    private final byte[] right;

    /// @param sums of the blocks, four bytes each
    /// @param what the file holds, for messages: `column 'x'`
    Checksums(MemorySegment file, MemorySegment sums, Supplier<String> what) {
        this.file = file;
        this.sums = sums;
        this.what = what;
        this.right = new byte[blocks(file.byteSize())];
    }

    static int blocks(long bytes) {
        return Math.toIntExact(bytes + BLOCK - 1 >> BITS);
    }

    /// Computes those of a file, on all cores.
    static int[] of(MemorySegment file) {
        int[] sums = new int[blocks(file.byteSize())];
        Parallel.run(null, (sums.length + TASK - 1) / TASK, task -> {
            for (int b = task * TASK; b < Math.min(sums.length, (task + 1) * TASK); b++) sums[b] = sum(file, b);
        });
        return sums;
    }

    private static int sum(MemorySegment file, int block) {
        var sum = new CRC32C();
        long from = (long) block << BITS;
        sum.update(file.asSlice(from, Math.min(BLOCK, file.byteSize() - from)).asByteBuffer());
        return (int) sum.getValue();
    }

    /// Compares the blocks of some bytes that have not been compared yet.
    ///
    /// @throws UnreadableFile if one is not what was written
    void check(long from, long bytes) {
        for (int b = (int) (from >> BITS), last = (int) (from + bytes - 1 >> BITS); b <= last; b++) {
            if (right[b] == 0) compare(b);
        }
    }

    /// Compares all, on all cores.
    void check() {
        Parallel.run(null, (right.length + TASK - 1) / TASK, task -> {
            for (int b = task * TASK; b < Math.min(right.length, (task + 1) * TASK); b++) if (right[b] == 0) compare(b);
        });
    }

    private void compare(int block) {
        if (sum(file, block) != sums.getAtIndex(JAVA_INT_UNALIGNED, block)) {
            throw new UnreadableFile(what.get(), "bytes %,d and behind are not what was written: the disk or another program damaged them; build the store again".formatted((long) block << BITS));
        }
        right[block] = 1;
    }
}
