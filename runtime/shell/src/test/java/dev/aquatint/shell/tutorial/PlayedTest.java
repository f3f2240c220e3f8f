package dev.aquatint.shell.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.layout.Text;
import dev.aquatint.shell.tutorial.Tutorial.Part.Code;
import dev.aquatint.shell.tutorial.Tutorial.Part.Prose;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PlayedTest {
    private static final Tutorial SUMS = Tutorial.of("sums", """
            // # Sums
            //
            // One and one:
            var two = 1 + 1     // as ever

            // Quietly:
            int three = two + 1;
            // and wrongly:
            class Four {
                // a comment of the code
                int is = thre + 1;
            }

            show(text("done"));
            """);

    private static Played played(Tutorial t) {
        return Played.of(t, List.of(), (_, _) -> { });
    }

    @Test
    void comments_at_the_beginning_of_lines_are_prose_and_all_else_is_code() {
        assertThat(SUMS.title()).isEqualTo("Sums");
        assertThat(SUMS.parts()).startsWith(new Prose("# Sums\n\nOne and one:"), new Code("var two = 1 + 1     // as ever"), new Prose("Quietly:")).hasSize(6);
        assertThat(((Code) SUMS.parts().getLast()).source()).contains("// a comment of the code").endsWith("show(text(\"done\"));");
    }

    @Test
    void a_script_without_prose_is_called_by_its_file() {
        assertThat(Tutorial.of("bare", "var x = 1;\n").title()).isEqualTo("bare");
    }

    @Test
    void answers_stand_below_their_code_but_values_after_a_semicolon_do_not() {
        assertThat(played(SUMS).markdown("sums.png")).isEqualTo("""
                # Sums

                One and one:

                ```java
                var two = 1 + 1     // as ever
                ```

                ```text
                two ==> 2
                ```

                Quietly:

                ```java
                int three = two + 1;
                ```

                and wrongly:

                ```java
                class Four {
                    // a comment of the code
                    int is = thre + 1;
                }

                show(text("done"));
                ```

                ```text
                |  class Four cannot be used before there is variable thre
                ```

                ![Sums](sums.png)
                """);
    }

    @Test
    void the_picture_is_of_what_was_shown_last_and_the_transcript_has_what_was_printed() {
        assertThat(played(SUMS).shown()).isEqualTo(new Text("done"));
        assertThat(played(Tutorial.of("two", "var a = text(\"a\")\n// or\nvar b = text(\"b\")\n")).transcript()).isEqualTo("a ==> text(\"a\")\n\nb ==> text(\"b\")\n");
    }

    @Test
    void pictures_are_alike_when_few_pixels_differ_much_or_many_a_little() throws IOException {
        byte[] grey = picture(0x808080, 0), brighter = picture(0x909090, 0), spotted = picture(0x808080, 29), other = picture(0x808080, 60);
        assertThat(Likeness.alike(grey, brighter)).isTrue();
        assertThat(Likeness.alike(grey, spotted)).isTrue();
        assertThat(Likeness.difference(grey, other)).isEqualTo(0.06);
        assertThat(Likeness.alike(grey, other)).isFalse();
        assertThat(Likeness.difference(grey, png(new BufferedImage(7, 7, BufferedImage.TYPE_INT_RGB)))).isEqualTo(1);
    }

    /// A thousand pixels, of which some are black.
    private static byte[] picture(int rgb, int black) throws IOException {
        BufferedImage image = new BufferedImage(50, 20, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1000; i++) image.setRGB(i % 50, i / 50, i < black ? 0 : rgb);
        return png(image);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
