package dev.aquatint.columns;

import java.util.List;

/// How many rows a frame's selections leave in each chunk, and where they are.
///
/// @param chunks the chunks of the table that were looked at
/// @param counts how many of their rows are selected
record Selected(TableFrame frame, int[] chunks, long[] counts) {
    private static final int BLOCK = 4096;

    private record Question(List<Selection> selections, long limit) {}

    private record Answer(int[] chunks, long[] counts) {}

    static Selected of(TableFrame frame) {
        Answer answer = frame.table().once(new Question(frame.selections(), frame.limit()), () -> count(frame));
        return new Selected(frame, answer.chunks, answer.counts);
    }

    private static Answer count(TableFrame frame) {
        int[] chunks = frame.chunks();
        long[] counts = new long[chunks.length];
        frame.visit(Streamed.of(frame, List.of()), List.of(), (at, scan, c) -> {
            for (int from = 0; from < scan.rows(c); from += BLOCK) counts[at] += scan.count(c, from, Math.min(BLOCK, scan.rows(c) - from));
        });
        return new Answer(chunks, counts);
    }

    long rows() {
        long sum = 0;
        for (long n : counts) sum += n;
        return sum;
    }

    /// The row of the table that is the selected row of that index, or -1 when there are fewer.
    long row(long index) {
        long before = 0;
        for (int c = 0; c < counts.length; before += counts[c++]) {
            if (index >= before + counts[c]) continue;
            Streamed streamed = Streamed.of(frame, List.of());
            if (streamed == null) return row(new Scans(frame).scan(List.of()), c, index - before);
            try (Streamed.Opened opened = streamed.open(c, () -> { })) {
                return row(opened.scan(), 0, index - before);
            }
        }
        return -1;
    }

    /// The row of the table that is the selected row of that index in a chunk that has so many.
    private static long row(Scan scan, int chunk, long index) {
        byte[] keep = new byte[BLOCK];
        long before = 0;
        for (int from = 0;; from += BLOCK) {
            int n = Math.min(BLOCK, scan.rows(chunk) - from);
            scan.keep(chunk, from, n, keep);
            for (int i = 0; i < n; i++) {
                before += keep[i];
                if (before > index) return scan.number(chunk) + from + i;
            }
        }
    }

    /// The row of the table behind the first selected rows of that number.
    long end(long rows) {
        if (rows == 0) return 0;
        long last = row(rows - 1);
        return last < 0 ? frame.limit() : last + 1;
    }
}
