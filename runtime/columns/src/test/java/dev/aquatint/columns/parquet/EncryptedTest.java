package dev.aquatint.columns.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.ParquetKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Encrypted files of apache/parquet-testing, whose keys are public.
class EncryptedTest {
    private static final ParquetKeys FOOTER = new ParquetKeys().footer(bytes("0123456789012345"));
    private static final ParquetKeys KEYS = FOOTER.column("double_field", bytes("1234567890123450")).column("float_field", bytes("1234567890123451"));
    private static final List<Object> DOUBLES = IntStream.range(0, 50).<Object>mapToObj(i -> i * 1.1111111).toList();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String file(String name) {
        return TestData.resource("parquet-testing/data/" + name + ".parquet.encrypted").toAbsolutePath().toString();
    }

    private static void assertWhole(Frame f) {
        assertThat(f.schema().names()).containsExactly("boolean_field", "int32_field", "int96_field", "float_field", "double_field", "ba_field", "flba_field");
        assertThat(TestData.values(f, "double_field")).isEqualTo(DOUBLES);
        assertThat(TestData.values(f, "float_field")).isEqualTo(IntStream.range(0, 50).<Object>mapToObj(i -> (double) (i * 1.1f)).toList());
        assertThat(TestData.values(f, "boolean_field")).isEqualTo(IntStream.range(0, 50).<Object>mapToObj(i -> i % 2 == 0 ? 1.0 : 0.0).toList());
        assertThat(TestData.values(f, "int32_field")).isEqualTo(IntStream.range(0, 50).<Object>mapToObj(i -> i * 1e6).toList());
        assertThat(TestData.values(f, "ba_field")).isEqualTo(IntStream.range(0, 50).<Object>mapToObj(i -> i % 2 == 0 ? "parquet%03d".formatted(i) : null).toList());
        assertThat(TestData.values(f, "flba_field").getLast()).isEqualTo("31".repeat(10));
        assertThat(f.select("double_field >= 20").rows()).isEqualTo(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt_columns_and_footer", "encrypt_columns_and_footer_ctr", "encrypt_columns_plaintext_footer", "uniform_encryption"})
    void a_file_is_read_with_its_keys(String name) {
        assertWhole(Aquatint.parquet(KEYS, file(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt_columns_and_footer_aad", "encrypt_columns_and_footer_disable_aad_storage"})
    void what_was_authenticated_beside_the_data_can_be_said(String name) {
        assertWhole(Aquatint.parquet(KEYS.prefix(bytes("tester")), file(name)));
        assertThatThrownBy(() -> Aquatint.parquet(KEYS.prefix(bytes("guest")), file(name))).isInstanceOf(UnreadableFile.class).hasMessageContaining(name).hasMessageContaining("its footer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt_columns_and_footer", "encrypt_columns_and_footer_ctr", "encrypt_columns_plaintext_footer", "uniform_encryption"})
    void keys_may_be_longer(String name) {
        String digits = "1234567890123456789012345678901";
        ParquetKeys keys = new ParquetKeys().footer(bytes("0" + digits));
        int last = 2;
        for (String column : List.of("double_field", "float_field", "boolean_field", "int32_field", "ba_field", "flba_field", "int64_field.list.element", "int96_field")) keys = keys.column(column, bytes(digits + last++));
        Frame f = Aquatint.parquet(keys, file("../data/aes256/" + name));
        assertThat(TestData.values(f, "double_field")).isEqualTo(DOUBLES);
        assertThat(f.schema().names()).containsExactly("boolean_field", "int32_field", "int96_field", "float_field", "double_field", "ba_field", "flba_field");
    }

    @Test
    void keys_may_be_asked_for_by_what_the_file_calls_them() {
        var asked = new ParquetKeys().asking(name -> switch (new String(name, StandardCharsets.US_ASCII)) {
            case "kf" -> bytes("0123456789012345");
            case "kc1" -> bytes("1234567890123450");
            case "kc2" -> bytes("1234567890123451");
            default -> null;
        });
        assertWhole(Aquatint.parquet(asked, file("encrypt_columns_and_footer")));
    }

    @Test
    void a_column_whose_key_is_missing_or_wrong_is_left_out_and_told() {
        Frame some = Aquatint.parquet(FOOTER.column("float_field", bytes("1234567890123450")), file("encrypt_columns_and_footer"));
        assertThat(some.schema().names()).containsExactly("boolean_field", "int32_field", "int96_field", "ba_field", "flba_field");
        assertThat(some.schema().skipped()).containsEntry("double_field", "encrypted, with a key that was not given").containsEntry("float_field", "encrypted, with another key than was given");
    }

    @Test
    void without_keys_the_columns_that_are_not_encrypted_are_read_where_the_footer_is_not() {
        Frame plain = Aquatint.parquet(file("encrypt_columns_plaintext_footer"));
        assertThat(plain.rows()).isEqualTo(50);
        assertThat(plain.schema().skipped().get("double_field")).isEqualTo("encrypted: parquet(keys, ..) takes its key");
        assertThat(TestData.values(plain, "ba_field")).startsWith("parquet000", null, "parquet002");
    }

    @Test
    void an_encrypted_footer_says_what_it_needs() {
        assertThatThrownBy(() -> Aquatint.parquet(file("uniform_encryption"))).isInstanceOf(UnreadableFile.class)
                .hasMessage("cannot read %s: it is encrypted: parquet(keys, ..) takes its keys, keys = new ParquetKeys().footer(..).column(..)", file("uniform_encryption"));
        assertThatThrownBy(() -> Aquatint.parquet(new ParquetKeys().footer(bytes("5432109876543210")), file("uniform_encryption"))).isInstanceOf(UnreadableFile.class)
                .hasMessage("cannot read %s: its footer cannot be decrypted with the keys that were given (GCM tag check failed)", file("uniform_encryption"));
        assertThatThrownBy(() -> Aquatint.parquet(new ParquetKeys().column("float_field", bytes("1234567890123451")), file("uniform_encryption"))).isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("its footer cannot be decrypted with the keys that were given");
    }

    @Test
    void files_that_are_not_encrypted_may_stand_beside() {
        Frame plain = Aquatint.parquet(KEYS, TestData.resource("parquet-testing/data/alltypes_plain.parquet").toString());
        assertThat(TestData.values(plain, "id")).isEqualTo(TestData.values(Aquatint.parquet(TestData.resource("parquet-testing/data/alltypes_plain.parquet").toString()), "id"));
    }

    @Test
    void threads_read_at_once() {
        Frame f = Aquatint.parquet(KEYS, file("encrypt_columns_and_footer_bloom_filter"), file("encrypt_columns_and_footer"), file("uniform_encryption"));
        Scan.of(f, f.schema().names());
        assertThat(TestData.values(f, "double_field")).hasSize(2100).endsWith(DOUBLES.toArray());
    }

    @Test
    void keys_are_values_that_do_not_print_themselves() {
        assertThat(KEYS).isEqualTo(FOOTER.column("float_field", bytes("1234567890123451")).column("double_field", bytes("1234567890123450"))).isNotEqualTo(FOOTER).doesNotHaveToString("0123");
        assertThat(KEYS).hasToString("ParquetKeys[column double_field, column float_field, footer]");
        assertThat(Aquatint.parquet(KEYS, file("uniform_encryption"))).isEqualTo(Aquatint.parquet(KEYS, file("uniform_encryption"))).isNotEqualTo(Aquatint.parquet(FOOTER, file("uniform_encryption")));
        assertThatThrownBy(() -> FOOTER.column("a", bytes("short"))).hasMessage("a key has 16, 24 or 32 bytes, not 5");
    }
}
