package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.Unwanted;
import dev.aquatint.frame.ColumnType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/// Reads part of one column of one row group: pages, levels, values. Used once; its arrays come from the thread.
///
/// Pages that end before the part or start behind it are not read, and of the others only its rows are decoded. A page is decompressed whole.
final class ColumnReader {
    private static final String CHECKSUMS = "aquatint.checksums";
    static final boolean CHECKED = !"ignore".equals(System.getProperty(CHECKSUMS));

    private final Leaf leaf;
    private final CompressionCodec codec;
    private final Pages pages;
    private final Input in;
    private final Workspace work = Workspace.mine();
    private final Values values;
    private Dictionary texts;
    private boolean shared;
    private final boolean compressedAnyway;
    private long pageAt = -1;

    /// @param compressedAnyway whether pages of the second version are compressed whatever they say
    ColumnReader(Leaf leaf, CompressionCodec codec, Pages pages, FileChannel channel, boolean compressedAnyway) {
        this.leaf = leaf;
        this.compressedAnyway = compressedAnyway;
        this.codec = codec;
        this.pages = pages;
        in = new Input(channel, pages.end(), work);
        values = new Values(leaf, work, this::texts);
        texts = leaf.type() == ColumnType.STRING ? new Dictionary() : null;
    }

    /// Where in the file the page starts that it is at; -1 before the first.
    long pageAt() {
        return pageAt;
    }

    Piece read(int part) throws IOException {
        int from = pages.from(part), rows = pages.rows(part);
        Pages.Place place = pages.place(part, in);
        if (place.offset() > pages.start()) dictionary();
        in.seek(place.offset());
        var sink = new Sink(leaf.type(), rows);
        for (int row = place.row(); sink.missingRows() > 0;) {
            Unwanted.check();
            if (in.remaining() == 0) throw new Corrupt("its pages end after %,d of %,d rows".formatted(row, pages.rows()));
            long at = pageAt = in.position();
            PageHeader header = header();
            long next = in.position() + header.getCompressed_page_size();
            int n = pages.values(header, at, row), skip = Math.max(0, from - row);
            switch (header.getType()) {
                case DICTIONARY_PAGE -> use(pages.dictionary(() -> dictionary(header)));
                case DATA_PAGE, DATA_PAGE_V2 -> {
                    if (n > 0) add(n > rows && pages.parts() > 1 ? pages.page(at, () -> left(header)) : page(header), skip, Math.min(n - skip, sink.missingRows()), sink);
                }
                case INDEX_PAGE -> { }
            }
            in.seek(next);
            row += n;
        }
        return new Piece(sink.chunk(), texts);
    }

    private PageHeader header() throws IOException {
        PageHeader header = in.header();
        Codecs.plausible(header.getCompressed_page_size(), header.getUncompressed_page_size());
        return header;
    }

    /// For a part that does not begin with it.
    private void dictionary() throws IOException {
        in.seek(pages.start());
        PageHeader header = header();
        if (header.getType() == PageType.DICTIONARY_PAGE) use(pages.dictionary(() -> dictionary(header)));
    }

    private Entries dictionary(PageHeader header) throws IOException {
        int size = header.getUncompressed_page_size();
        return Values.dictionary(leaf, work, expand(body(header), size), header.getDictionary_page_header().getNum_values());
    }

    private void use(Entries dictionary) {
        values.use(dictionary);
        if (texts == null) return;
        texts = dictionary.texts();
        shared = pages.parts() > 1;
    }

    /// For texts that are in no dictionary of the file. Those of other parts are not to see them.
    private Dictionary texts() {
        if (shared) {
            var own = new Dictionary();
            own.add(texts);
            texts = own;
            shared = false;
        }
        return texts;
    }

    private Page page(PageHeader header) throws IOException {
        Bytes body = body(header);
        int size = header.getUncompressed_page_size();
        if (header.getType() == PageType.DATA_PAGE) return Page.v1(header.getData_page_header(), expand(body, size), leaf.levels());
        var h = header.getData_page_header_v2();
        body.skip(h.getRepetition_levels_byte_length());
        Bytes levels = body.slice(h.getDefinition_levels_byte_length());
        int before = h.getRepetition_levels_byte_length() + h.getDefinition_levels_byte_length();
        if (size < before) throw new Corrupt("a page smaller than its levels");
        boolean plain = body.remaining() == 0 || h.isSetIs_compressed() && !h.isIs_compressed() && !compressedAnyway && body.remaining() == size - before;
        return Page.v2(h, levels, plain ? body : expand(body, size - before), leaf.levels());
    }

    /// What is behind a header, compared with its checksum where there is one.
    private Bytes body(PageHeader header) throws IOException {
        Bytes body = in.bytes(header.getCompressed_page_size());
        if (header.isSetCrc() && CHECKED) {
            var crc = new CRC32();
            crc.update(body.array, body.at, body.remaining());
            if ((int) crc.getValue() != header.getCrc()) throw new Corrupt("its bytes are not those that its checksum was made of: the file is damaged (-D%s=ignore reads it all the same)".formatted(CHECKSUMS));
        }
        return body;
    }

    /// A page in arrays that are not used for others.
    private Page left(PageHeader header) throws IOException {
        Page page = page(header);
        work.leavePage();
        return page;
    }

    private Bytes expand(Bytes page, int size) throws IOException {
        if (codec == CompressionCodec.UNCOMPRESSED) {
            if (page.remaining() != size) throw new Corrupt("an uncompressed page of %,d bytes claims %,d".formatted(page.remaining(), size));
            return page;
        }
        byte[] out = work.page(size);
        Codecs.decompress(codec, page.array, page.at, page.remaining(), out, size);
        return new Bytes(out, 0, size);
    }

    private void add(Page page, int skip, int n, Sink sink) {
        byte[] levels = null;
        int before = skip, present = n, all = page.rows();
        if (page.levels() != null) {
            levels = work.levels(n);
            before = page.present(skip);
            present = page.levels(skip, n, levels);
            all = n == all ? present : page.present(all);
        }
        if (present == n) levels = null;
        Bytes encoded = page.values().again();
        if (leaf.type().bytes() == 8) {
            long[] out = work.longs(n);
            values.longs(page.encoding(), encoded, all, before, present, out);
            sink.longs(n, levels, present, out);
        } else {
            int[] out = work.ints(n);
            values.ints(page.encoding(), encoded, all, before, present, out);
            sink.ints(n, levels, present, out);
        }
    }
}
