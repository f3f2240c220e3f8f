package dev.aquatint.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.raster.save.Portrait;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

class TerminalPictureTest {
    private static final int RED = 0xff0000ff, BLUE = 0xffff0000, CLEAR = 0;
    /// Red above, blue below, and a hole.
    private static final Portrait SMALL = new Portrait(new int[] {BLUE, BLUE, RED, CLEAR}, 2, 2);

    private static String drawn(Portrait p, int width, Graphics graphics, Colours colours) {
        return new TerminalPicture(p, width).as(graphics, colours);
    }

    @Test
    void two_pixels_are_one_character_in_24_bits() {
        assertThat(drawn(SMALL, 4, Graphics.BLOCKS, Colours.TRUE)).isEqualTo("\033[0;38;2;255;0;0;48;2;0;0;255m▀\033[0;38;2;0;0;255m▄\033[0m");
    }

    @Test
    void or_in_the_colours_there_are() {
        assertThat(drawn(SMALL, 4, Graphics.BLOCKS, Colours.PALETTE)).isEqualTo("\033[0;38;5;196;48;5;21m▀\033[0;38;5;21m▄\033[0m");
        assertThat(drawn(SMALL, 4, Graphics.BLOCKS, Colours.SIXTEEN)).isEqualTo("\033[0;31;44m▀\033[0;34m▄\033[0m");
    }

    @Test
    void without_colours_it_is_darker_and_lighter_characters() {
        int[] ramp = new int[20];
        for (int i = 0; i < 20; i++) ramp[i] = 0xff000000 | i / 2 * 0x1c1c1c;

        assertThat(drawn(new Portrait(ramp, 20, 1), 22, Graphics.TEXT, Colours.NONE)).hasSize(20).startsWith("..").endsWith("@").doesNotContain("\033");
    }

    @Test
    void kitty_gets_a_png_in_pieces() throws IOException {
        int[] noise = new java.util.Random(1).ints(300 * 200).map(c -> c | 0xff000000).toArray();
        String drawn = drawn(new Portrait(noise, 300, 200), 80, Graphics.KITTY, Colours.TRUE);

        assertThat(drawn).startsWith("\033_Ga=T,f=100,c=72,r=24,m=1;").endsWith("\033\\");
        String[] pieces = drawn.split("\033\\\\");
        assertThat(pieces).allMatch(p -> p.substring(p.indexOf(';') + 1).length() <= 4096);
        assertThat(pieces[pieces.length - 1]).contains("m=0;");
        StringBuilder data = new StringBuilder();
        Arrays.stream(pieces).forEach(p -> data.append(p.substring(p.indexOf(';') + 1)));
        assertThat(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.toString()))).getWidth()).isEqualTo(300);
    }

    @Test
    void iterm_gets_a_file() {
        assertThat(drawn(SMALL, 80, Graphics.ITERM, Colours.TRUE)).matches("(?s)\033]1337;File=inline=1;width=\\d+;height=\\d+;preserveAspectRatio=1:[A-Za-z0-9+/=]+\007");
    }

    @Test
    void sixels_are_runs_of_colours() {
        String drawn = drawn(new Portrait(new int[] {RED}, 1, 1), 3, Graphics.SIXEL, Colours.TRUE);

        assertThat(drawn).startsWith("\033P0;1;0q\"1;1;8;16").contains("#180!8~$-").endsWith("\033\\");
    }

    @Test
    void single_points_of_a_large_raster_stay_visible() {
        int[] sparse = new int[1000 * 1000];
        sparse[500 * 1000 + 500] = RED;

        Portrait small = new TerminalPicture(new Portrait(sparse, 1000, 1000), 80).scaled(10, 10);
        assertThat(Arrays.stream(small.rgba()).filter(c -> c == RED).count()).isEqualTo(1);
    }

    @Test
    void a_long_thin_raster_still_fits() {
        assertThat(drawn(new Portrait(new int[10_000], 10_000, 1), 80, Graphics.BLOCKS, Colours.TRUE).lines()).hasSize(1);
        assertThat(drawn(new Portrait(new int[10_000], 1, 10_000), 80, Graphics.BLOCKS, Colours.TRUE).lines()).hasSize(24);
    }

    private static Graphics graphics(String type, Map<String, String> environment) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(false).type(type).streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream()).build()) {
            return Graphics.of(terminal, environment);
        }
    }

    @Test
    void a_terminal_says_what_it_can() throws IOException {
        assertThat(graphics("xterm-256color", Map.of("KITTY_WINDOW_ID", "1"))).isEqualTo(Graphics.KITTY);
        assertThat(graphics("xterm-256color", Map.of("TERM_PROGRAM", "WezTerm"))).isEqualTo(Graphics.ITERM);
        assertThat(graphics("xterm-256color", Map.of())).isEqualTo(Graphics.BLOCKS);
        assertThat(graphics("xterm-256color", Map.of("KITTY_WINDOW_ID", "1", "NO_COLOR", "1"))).isEqualTo(Graphics.TEXT);
        assertThat(graphics("dumb", Map.of("COLORTERM", "truecolor"))).isEqualTo(Graphics.TEXT);
        assertThat(Graphics.hasSixel("\033[?62;4;6")).isTrue();
        assertThat(Graphics.hasSixel("\033[?4")).isTrue();
        assertThat(Graphics.hasSixel("\033[?62;46;6")).isFalse();
        assertThat(Graphics.hasSixel("")).isFalse();
    }
}
