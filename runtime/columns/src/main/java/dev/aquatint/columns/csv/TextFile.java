package dev.aquatint.columns.csv;

import static dev.aquatint.columns.csv.UnpackedFile.begins;

import dev.aquatint.columns.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// A file as characters.
final class TextFile {
    private static final String UTF8_MARK = "efbbbf";
    private static final int AROUND = 20;

    final UnpackedFile bytes;
    private final Charset said;

    /// @param said how characters are written if the file has no mark; null for UTF-8
    TextFile(UnpackedFile bytes, Charset said) {
        this.bytes = bytes;
        this.said = said;
    }

    /// The characters behind the mark of the encoding. Bytes that are no characters are an exception, see [#undecodable].
    Reader open() throws IOException {
        InputStream in = bytes.open();
        try {
            byte[] start = UnpackedFile.beginning(in);
            refuse(start);
            Charset charset = charset(start);
            in.skipNBytes(mark(start, charset));
            return new InputStreamReader(in, decoder(charset));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private Charset charset(byte[] start) {
        if (begins(start, "0000feff")) return Charset.forName("UTF-32BE");
        if (begins(start, "fffe0000")) return Charset.forName("UTF-32LE");
        if (begins(start, "feff")) return StandardCharsets.UTF_16BE;
        if (begins(start, "fffe")) return StandardCharsets.UTF_16LE;
        if (begins(start, UTF8_MARK)) return StandardCharsets.UTF_8;
        if (said != null) return said;
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) if (start[i] == 0) zeros[i & 1]++;
        if (zeros[0] + zeros[1] == 0) return StandardCharsets.UTF_8;
        if (zeros[0] == 0 && zeros[1] * 3 > start.length) return StandardCharsets.UTF_16LE;
        if (zeros[1] == 0 && zeros[0] * 3 > start.length) return StandardCharsets.UTF_16BE;
        throw bytes.unreadable("it is no text: there are zero bytes in it", null);
    }

    /// How many bytes a mark of the encoding has at the start.
    private static int mark(byte[] start, Charset charset) {
        return switch (charset.name()) {
            case "UTF-8" -> begins(start, UTF8_MARK) ? 3 : 0;
            case "UTF-16BE", "UTF-16LE" -> begins(start, "feff") || begins(start, "fffe") ? 2 : 0;
            case "UTF-32BE", "UTF-32LE" -> begins(start, "0000feff") || begins(start, "fffe0000") ? 4 : 0;
            default -> 0;
        };
    }

    /// Files of other kinds are named, with the word that reads them.
    private void refuse(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1), trimmed = text.stripLeading().toLowerCase(java.util.Locale.ROOT);
        String path = bytes.path.toString().replace("\\", "\\\\");
        String why = text.startsWith("PAR1") || text.startsWith("PARE") ? "it is Parquet, not CSV: parquet(\"%s\") reads it".formatted(path)
                : text.startsWith("ARROW1") || text.startsWith("FEA1") || begins(start, "ffffffff") ? "it is Arrow, not CSV: arrow(\"%s\") reads it".formatted(path)
                : begins(start, "fd377a585a00") ? "it is packed with xz, which is not read: unpack it first"
                : begins(start, "377abcaf271c") ? "it is a 7z archive, which is not read: unpack it first"
                : begins(start, "d0cf11e0") ? "it is an old Excel workbook: save the sheet as CSV"
                : text.startsWith("SQLite format 3") ? "it is a SQLite database"
                : text.startsWith("%PDF") ? "it is a PDF document"
                : trimmed.startsWith("<!doctype html") || trimmed.startsWith("<html") ? "it is a web page: what was downloaded may be a page about the file"
                : trimmed.matches("(?s)(\\{\\s*\"|\\[\\s*\\{\\s*\").*") ? "it is JSON"
                : null;
        if (why != null) throw bytes.unreadable(why, null);
    }

    /// Says where the bytes are that are no characters, and offers the encoding that they probably have.
    UnreadableFile undecodable(IOException cause) {
        try (InputStream in = bytes.open()) {
            Charset charset = charset(UnpackedFile.beginning(in));
            if (!charset.equals(StandardCharsets.UTF_8)) return bytes.unreadable("it is not written in " + charset, cause);
            var line = new ByteArrayOutputStream();
            for (long number = 1; ; number++) {
                int b = in.read();
                for (; b >= 0 && b != '\n'; b = in.read()) line.write(b);
                ByteBuffer whole = ByteBuffer.wrap(line.toByteArray());
                if (decoder(charset).decode(whole, CharBuffer.allocate(whole.capacity()), true).isError()) return told(whole.array(), whole.position(), number, cause);
                if (b < 0) return bytes.unreadable("it is not written in " + charset, cause);
                line.reset();
            }
        } catch (IOException e) {
            return bytes.unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private UnreadableFile told(byte[] line, int at, long number, IOException cause) {
        int from = Math.max(0, at - AROUND), to = Math.min(line.length, at + AROUND);
        String other = new String(line, from, to - from, Charset.forName("windows-1252")).strip();
        return bytes.unreadable("line %,d has the byte 0x%02X, which is not UTF-8: encoding(\"windows-1252\") reads \"%s\" there".formatted(number, line[at], other), cause);
    }
}
