package dev.aquatint.columns.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of arrow-java's writer: two batches of every kind of column, with and without missing values.
class ArrowTest {
    private static final int ROWS = 100;
    private static final List<String> WORDS = List.of("alpha", "", "gämma", "delta");

    @TempDir
    Path folder;

    private Path write() throws IOException {
        Path file = folder.resolve("all.arrow");
        try (var allocator = new RootAllocator();
                var f32 = new Float4Vector("f32", allocator); var f64 = new Float8Vector("f64", allocator); var i8 = new TinyIntVector("i8", allocator);
                var i32 = new IntVector("i32", allocator); var u16 = new UInt2Vector("u16", allocator); var flag = new BitVector("flag", allocator);
                var list = ListVector.empty("list", allocator);
                var text = new VarCharVector("text", allocator); var large = new LargeVarCharVector("large", allocator); var day = new DateDayVector("day", allocator);
                var dayMs = new DateMilliVector("day_ms", allocator); var ms = new TimeStampMilliVector("ms", allocator); var ns = new TimeStampNanoVector("ns", allocator);
                var clock = new TimeMilliVector("clock", allocator); var dec = new DecimalVector("dec", allocator, 20, 3);
                var whole = new IntVector("whole", allocator); var words = new VarCharVector("words", allocator); var raw = new VarCharVector("word", allocator)) {
            list.addOrGetVector(FieldType.nullable(new ArrowType.Int(32, true)));
            for (int i = 0; i < WORDS.size(); i++) words.setSafe(i, WORDS.get(i).getBytes(StandardCharsets.UTF_8));
            words.setValueCount(WORDS.size());
            for (int i = 0; i < ROWS; i++) raw.setSafe(i, WORDS.get(i * 7 % 4).getBytes(StandardCharsets.UTF_8));
            raw.setValueCount(ROWS);
            var dictionary = new Dictionary(words, new DictionaryEncoding(7, false, new ArrowType.Int(8, true)));
            List<FieldVector> plain = List.of(f32, f64, i8, i32, u16, flag, list, text, large, day, dayMs, ms, ns, clock, dec, whole);
            try (var coded = (FieldVector) DictionaryEncoder.encode(raw, dictionary)) {
                List<FieldVector> all = new ArrayList<>(plain);
                all.add(coded);
                try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var root = new VectorSchemaRoot(all);
                        var writer = new ArrowFileWriter(root, new DictionaryProvider.MapDictionaryProvider(dictionary), channel)) {
                    for (int batch = 0; batch < 2; batch++) {
                        for (int i = 0; i < ROWS; i++) {
                            whole.setSafe(i, batch * ROWS + i);
                            if (missing(batch, i)) {
                                for (FieldVector v : plain) if (v != whole && v != list) v.setNull(i);
                                continue;
                            }
                            f32.setSafe(i, i / 4f);
                            f64.setSafe(i, i / 8.0);
                            i8.setSafe(i, -i);
                            i32.setSafe(i, i * 1000);
                            u16.setSafe(i, 65535 - i);
                            flag.setSafe(i, i % 3 == 0 ? 1 : 0);
                            text.setSafe(i, ("t" + i % 5).getBytes(StandardCharsets.UTF_8));
                            large.setSafe(i, ("l" + i).getBytes(StandardCharsets.UTF_8));
                            day.setSafe(i, i - 50);
                            dayMs.setSafe(i, (i - 50) * 86_400_000L);
                            ms.setSafe(i, i * 1001L);
                            ns.setSafe(i, -i * 1_000_001L);
                            clock.setSafe(i, i);
                            dec.setSafe(i, new BigDecimal("-12345678901234.567").add(new BigDecimal(i)));
                        }
                        root.setRowCount(ROWS);
                        writer.writeBatch();
                    }
                }
            }
        }
        return file;
    }

    private static boolean missing(int batch, int row) {
        return batch == 1 && row % 4 == 2;
    }

    @Test
    void every_kind_of_column_is_read_with_its_missing_values() throws IOException {
        Frame f = Aquatint.arrow(write().toString());
        assertThat(f.rows()).isEqualTo(2 * ROWS);
        assertThat(f.schema().skipped()).containsEntry("list", "nested: a list");
        for (int batch = 0; batch < 2; batch++) {
            for (int i = 0; i < ROWS; i++) {
                var row = f.row(batch * ROWS + i);
                assertThat(row).containsEntry("whole", batch * ROWS + i).containsEntry("word", WORDS.get(i * 7 % 4));
                if (missing(batch, i)) {
                    assertThat(row).containsEntry("f32", null).containsEntry("i8", null).containsEntry("flag", null).containsEntry("text", null).containsEntry("dec", null).containsEntry("ns", null);
                    continue;
                }
                assertThat(row).containsEntry("f32", i / 4f).containsEntry("f64", i / 8.0).containsEntry("i8", -i).containsEntry("i32", i * 1000).containsEntry("u16", 65535 - i)
                        .containsEntry("flag", i % 3 == 0).containsEntry("text", "t" + i % 5).containsEntry("large", "l" + i)
                        .containsEntry("dec", new BigDecimal("-12345678901234.567").add(new BigDecimal(i)).doubleValue());
                assertThat(row.get("day")).isEqualTo(row.get("day_ms")).isEqualTo(LocalDate.ofEpochDay(i - 50));
                assertThat(row.get("ms")).isEqualTo(Instant.ofEpochMilli(i * 1001L));
                assertThat(row.get("ns")).isEqualTo(Instant.ofEpochSecond(0, Math.floorDiv(-i * 1_000_001L, 1000) * 1000));
                assertThat(row.get("clock")).isEqualTo(LocalTime.ofNanoOfDay(i * 1_000_000L));
            }
        }
        assertThat(Scan.of(f, List.of("text")).categories("text")).containsExactly("t0", "t1", "t2", "t3", "t4");
        assertThat(f.select("word == 'delta' && flag").rows()).isEqualTo(TestData.values(f.select("flag"), "word").stream().filter("delta"::equals).count());
        assertThat(f.schema().typeOf("u16")).isEqualTo(ColumnType.UINT16);
    }

    @Test
    void numbers_without_missing_values_are_used_where_they_lie() throws IOException {
        Frame f = Aquatint.arrow(write().toString());
        assertThat(Scan.of(f, List.of("whole")).chunk(0, "whole").data().isMapped()).isTrue();
        assertThat(Scan.of(f, List.of("f32")).chunk(0, "f32").data().isMapped()).isTrue();
    }

    @Test
    void a_file_cut_off_or_damaged_is_refused_by_name_or_read() throws IOException {
        byte[] whole = Files.readAllBytes(write());
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] bad = i < 60 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int k = 0; i >= 60 && k < 3; k++) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            Path file = Files.write(folder.resolve("bad%d.arrow".formatted(i)), bad);
            try {
                Frame f = Aquatint.arrow(file.toString());
                Scan.of(f, f.schema().names());
                assertThat(i).isGreaterThanOrEqualTo(60);
            } catch (UnreadableFile e) {
                assertThat(e).hasMessageStartingWith("cannot read " + file);
            }
        }
    }

    @Test
    void another_kind_of_file_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.arrow"), "this is no arrow file at all");
        assertThatThrownBy(() -> Aquatint.arrow(file.toString())).isInstanceOf(UnreadableFile.class).hasMessage("cannot read %s: it is neither an Arrow file nor a stream", file);
    }
}
