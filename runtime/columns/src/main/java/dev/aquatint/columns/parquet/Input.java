package dev.aquatint.columns.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/// The bytes of a column chunk, read a run at a time into an array of the thread.
final class Input {
    /// What is read for a header, enough for most, and for a body at least: so headers alone cost little, and small pages come together.
    private static final int HEADER = 4096, RUN = 1 << 20;

    private final FileChannel channel;
    private final Workspace work;
    private final long end;
    private long start;
    private Bytes window = new Bytes(new byte[0], 0, 0);
    private final InputStream stream = new InputStream() {
        @Override
        public int read() throws IOException {
            return more() ? window.u8() : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) return 0;
            if (!more()) return -1;
            int n = Math.min(length, window.remaining());
            System.arraycopy(window.array, window.skip(n), into, offset, n);
            return n;
        }
    };

    /// @param end of the column chunk in the file
    Input(FileChannel channel, long end, Workspace work) {
        this.channel = channel;
        this.end = end;
        this.work = work;
    }

    /// Where it is in the file.
    long position() {
        return start + window.at;
    }

    long remaining() {
        return end - position();
    }

    void seek(long position) {
        if (position > end) throw new Corrupt("%,d bytes are needed where %,d remain".formatted(position - position(), remaining()));
        long at = position - start;
        if (at >= 0 && at <= window.end) {
            window.at = (int) at;
        } else {
            start = position;
            window = new Bytes(window.array, 0, 0);
        }
    }

    PageHeader header() throws IOException {
        return Util.readPageHeader(stream);
    }

    /// The next bytes. They are there until more is read.
    Bytes bytes(int n) throws IOException {
        if (n > remaining()) throw new Corrupt("%,d bytes are needed where %,d remain".formatted(n, remaining()));
        if (n > window.remaining()) fill(Math.max(n, RUN));
        return window.slice(n);
    }

    private boolean more() throws IOException {
        if (window.remaining() == 0 && remaining() > 0) fill(HEADER);
        return window.remaining() > 0;
    }

    private void fill(int most) throws IOException {
        int kept = window.remaining(), length = (int) Math.min(most, remaining());
        byte[] into = work.raw(length);
        System.arraycopy(window.array, window.at, into, 0, kept);
        start = position();
        window = new Bytes(into, 0, length);
        Footer.fill(channel, start + kept, into, kept, length - kept);
    }
}
