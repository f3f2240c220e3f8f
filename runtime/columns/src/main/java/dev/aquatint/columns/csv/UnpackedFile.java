package dev.aquatint.columns.csv;

import com.github.luben.zstd.ZstdInputStream;
import dev.aquatint.columns.UnreadableFile;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/// The bytes of a file, unpacked by what it begins with, whatever its name.
final class UnpackedFile {
    private static final int BEGINNING = 4096, BUFFER = 1 << 16, LISTED = 8;

    final Path path;
    private final String entry;
    private final LongConsumer read;
    private List<String> others = List.of();

    /// @param entry which file of an archive is meant; null for its only table
    /// @param read told how many bytes of the file were read
    UnpackedFile(Path path, String entry, LongConsumer read) {
        this.path = path;
        this.entry = entry;
        this.read = read;
    }

    UnreadableFile unreadable(String why, Throwable cause) {
        return new UnreadableFile(path.toString(), why, cause);
    }

    /// What else is in the archive, after it was opened.
    List<String> others() {
        return others;
    }

    /// The bytes from the beginning; can go back to it while few were read, as for [#beginning].
    InputStream open() throws IOException {
        InputStream file = new BufferedInputStream(new FilterInputStream(Files.newInputStream(path)) {
            @Override
            public int read(byte[] b, int offset, int length) throws IOException {
                int n = super.read(b, offset, length);
                if (n > 0) read.accept(n);
                return n;
            }
        }, BUFFER);
        try {
            InputStream unpacked = unpack(file, beginning(file));
            return unpacked == file ? file : new BufferedInputStream(unpacked, BUFFER);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    static byte[] beginning(InputStream in) throws IOException {
        in.mark(BEGINNING);
        byte[] start = in.readNBytes(BEGINNING);
        in.reset();
        return start;
    }

    static boolean begins(byte[] start, String hex) {
        byte[] with = HexFormat.of().parseHex(hex);
        if (start.length < with.length) return false;
        for (int i = 0; i < with.length; i++) if (start[i] != with[i]) return false;
        return true;
    }

    private InputStream unpack(InputStream file, byte[] start) throws IOException {
        if (begins(start, "1f8b")) return new GZIPInputStream(file, BUFFER);
        if (begins(start, "28b52ffd")) return new ZstdInputStream(file);
        if (begins(start, "504b0304") || begins(start, "504b0506")) return entry(file);
        if (!begins(start, "425a68")) return file;
        return new BZip2CompressorInputStream(file, true);
    }

    private InputStream entry(InputStream file) throws IOException {
        List<String> all = names();
        if (all.isEmpty()) throw unreadable("there is no file in it", null);
        String chosen = entry == null ? only(all) : entry;
        others = entry == null ? all.stream().filter(n -> !n.equals(chosen)).toList() : List.of();
        var zip = new ZipInputStream(file);
        for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) if (e.getName().equals(chosen)) return zip;
        throw unreadable("there is no file \"%s\" in it, but %s".formatted(chosen, listed(all)), null);
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (var zip = new ZipInputStream(Files.newInputStream(path))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                String name = e.getName();
                if (name.startsWith("xl/")) throw unreadable("it is an Excel workbook: save the sheet as CSV", null);
                if (!e.isDirectory() && !name.startsWith("__MACOSX/") && !name.substring(name.lastIndexOf('/') + 1).startsWith(".")) names.add(name);
            }
        }
        return names;
    }

    /// The one file that looks like a table: by its ending, else because there is no other.
    private String only(List<String> all) {
        List<String> tables = Stream.of(".*\\.(csv|tsv|tab|psv)", "(?!.*readme).*\\.(txt|dat|data)", ".*")
                .map(like -> all.stream().filter(n -> n.toLowerCase(Locale.ROOT).matches(like)).toList()).filter(some -> !some.isEmpty()).findFirst().orElseThrow();
        if (tables.size() == 1) return tables.getFirst();
        throw unreadable("it has %,d files, %s: name the one to read, as in .entry(\"%s\")".formatted(tables.size(), listed(tables), tables.getFirst()), null);
    }

    static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(LISTED, names.size()))) + (names.size() > LISTED ? ", ..." : "");
    }
}
