package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Unwanted;
import java.io.IOException;
import java.lang.ref.SoftReference;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/// The pages of one column in one row group that is read in parts: where parts begin, as far as somebody has looked, and what several parts need. Thread-safe.
///
/// Headers say where pages are, so that an index in the file need not be there, nor be right. What is decompressed or decoded for later parts is held softly.
final class Pages {
    private final long start, end;
    private final int rows, step;
    private final Place[] places;
    private Place next;
    private SoftReference<Entries> dictionary = new SoftReference<>(null);
    private SoftReference<Page> page = new SoftReference<>(null);
    private long pageAt;

    /// Where a page starts.
    ///
    /// @param row its first one, in the row group
    record Place(long offset, int row) {}

    interface Made<T> {
        T make() throws IOException;
    }

    /// @param start of its bytes in the file
    /// @param rows of the row group
    /// @param step rows of a part; the last may have fewer
    Pages(long start, long end, int rows, int step) {
        this.start = start;
        this.end = end;
        this.rows = rows;
        this.step = step;
        places = new Place[Math.max(1, Math.ceilDiv(rows, step))];
        places[0] = next = new Place(start, 0);
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    int parts() {
        return places.length;
    }

    int rows() {
        return rows;
    }

    /// The first row of a part.
    int from(int part) {
        return part * step;
    }

    int rows(int part) {
        return Math.min(step, rows - from(part));
    }

    /// The page with the first row of a part; for the first part, where all pages start. Costs a read of each header up to there, once.
    synchronized Place place(int part, Input in) throws IOException {
        while (places[part] == null) {
            Unwanted.check();
            in.seek(next.offset);
            if (in.remaining() == 0) throw new Corrupt("its pages end after %,d of %,d rows".formatted(next.row, rows));
            PageHeader header = in.header();
            Codecs.plausible(header.getCompressed_page_size(), header.getUncompressed_page_size());
            int n = values(header, next.offset, next.row);
            for (int p = Math.ceilDiv(next.row, step); n > 0 && p < places.length && from(p) < next.row + n; p++) if (places[p] == null) places[p] = next;
            in.seek(in.position() + header.getCompressed_page_size());
            next = new Place(in.position(), next.row + n);
        }
        return places[part];
    }

    /// How many rows a page has; 0 for those that are no data.
    int values(PageHeader header, long offset, int row) {
        PageType type = header.getType();
        if (type == PageType.DICTIONARY_PAGE && offset > start) throw new Unfamiliar("a dictionary behind the first page");
        int n = type == PageType.DATA_PAGE ? header.getData_page_header().getNum_values() : type == PageType.DATA_PAGE_V2 ? header.getData_page_header_v2().getNum_values() : 0;
        if (n < 0 || n > rows - row) throw new Corrupt("a page of %,d values where %,d rows are left".formatted(n, rows - row));
        return n;
    }

    /// The dictionary, made once for parts that are read one soon after the other.
    synchronized Entries dictionary(Made<Entries> made) throws IOException {
        Entries known = dictionary.get();
        if (known == null) dictionary = new SoftReference<>(known = made.make());
        return known;
    }

    /// The same for a page that several parts have rows of. The last one that was made is kept.
    synchronized Page page(long at, Made<Page> made) throws IOException {
        Page known = pageAt == at ? page.get() : null;
        if (known == null) {
            page = new SoftReference<>(known = made.make());
            pageAt = at;
        }
        return known;
    }
}
