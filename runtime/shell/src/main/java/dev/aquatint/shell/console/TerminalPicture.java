package dev.aquatint.shell.console;

import dev.aquatint.raster.save.Portrait;
import java.util.Base64;

/// A small picture for a terminal, as the characters that make it appear.
final class TerminalPicture {
    private static final int MOST_COLUMNS = 72, MOST_ROWS = 24, CELL_WIDTH = 8, CELL_HEIGHT = 16, CHUNK = 4096, SEEN = 96;
    private static final String RAMP = " .:-=+*#%@";

    private final Portrait whole;
    private final int columns, rows;

    /// @param width of the terminal in characters
    TerminalPicture(Portrait whole, int width) {
        this.whole = whole;
        int most = Math.clamp(width - 2, 1, MOST_COLUMNS);
        // a character is twice as high as it is wide
        double tall = whole.height() / (2.0 * whole.width());
        columns = Math.clamp(Math.round(Math.min(most, MOST_ROWS / tall)), 1, most);
        rows = Math.clamp(Math.round(columns * tall), 1, MOST_ROWS);
    }

    String as(Graphics graphics, Colours colours) {
        return switch (graphics) {
            case KITTY -> kitty();
            case ITERM -> "\033]1337;File=inline=1;width=%d;height=%d;preserveAspectRatio=1:%s\007".formatted(columns, rows, base64());
            case SIXEL -> sixel(scaled(columns * CELL_WIDTH, rows * CELL_HEIGHT));
            case BLOCKS -> blocks(scaled(columns, rows * 2), colours);
            case TEXT -> text(scaled(columns, rows));
        };
    }

    private String base64() {
        int w = Math.min(whole.width(), columns * CELL_WIDTH * 2);
        return Base64.getEncoder().encodeToString((w == whole.width() ? whole : scaled(w, Math.max(1, w * whole.height() / whole.width()))).png());
    }

    private String kitty() {
        StringBuilder out = new StringBuilder();
        String data = base64();
        for (int at = 0; at < data.length(); at += CHUNK) {
            int end = Math.min(data.length(), at + CHUNK);
            String control = at == 0 ? "a=T,f=100,c=%d,r=%d,".formatted(columns, rows) : "";
            out.append("\033_G").append(control).append("m=").append(end < data.length() ? 1 : 0).append(';').append(data, at, end).append("\033\\");
        }
        return out.toString();
    }

    /// Upper and lower half of each character; what is transparent shows the terminal's own background.
    private static String blocks(Portrait p, Colours colours) {
        StringBuilder out = new StringBuilder();
        for (int y = p.height() - 1; y > 0; y -= 2) {
            String before = "";
            for (int x = 0; x < p.width(); x++) {
                int above = at(p, x, y), below = at(p, x, y - 1);
                String look = "\033[0" + (seen(above) ? ";" + colour(above, 38, colours) : "")
                        + (seen(below) ? ";" + colour(below, seen(above) ? 48 : 38, colours) : "") + "m";
                if (!look.equals(before)) out.append(look);
                before = look;
                out.append(seen(above) ? "▀" : seen(below) ? "▄" : " ");
            }
            out.append("\033[0m").append(y > 1 ? "\n" : "");
        }
        return out.toString();
    }

    private static String colour(int rgba, int where, Colours colours) {
        int r = rgba & 255, g = rgba >> 8 & 255, b = rgba >> 16 & 255;
        return switch (colours) {
            case TRUE -> "%d;2;%d;%d;%d".formatted(where, r, g, b);
            case PALETTE -> "%d;5;%d".formatted(where, 16 + 36 * sixth(r) + 6 * sixth(g) + sixth(b));
            case SIXTEEN, NONE -> String.valueOf(where - 8 + (r > 127 ? 1 : 0) + (g > 127 ? 2 : 0) + (b > 127 ? 4 : 0));
        };
    }

    private static int sixth(int of255) {
        return (of255 * 5 + 127) / 255;
    }

    private static String text(Portrait p) {
        StringBuilder out = new StringBuilder();
        for (int y = p.height() - 1; y >= 0; y--) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < p.width(); x++) {
                int c = at(p, x, y);
                double bright = (0.3 * (c & 255) + 0.59 * (c >> 8 & 255) + 0.11 * (c >> 16 & 255)) / 255;
                // what is there is never blank, however dark
                line.append(seen(c) ? RAMP.charAt(1 + (int) Math.min(RAMP.length() - 2, bright * (RAMP.length() - 1))) : ' ');
            }
            out.append(line.toString().stripTrailing()).append(y > 0 ? "\n" : "");
        }
        return out.toString();
    }

    /// Bands of six rows; in each, a run of bits for every colour that it has.
    private static String sixel(Portrait p) {
        StringBuilder out = new StringBuilder("\033P0;1;0q\"1;1;%d;%d".formatted(p.width(), p.height()));
        for (int c = 0; c < 216; c++) out.append("#%d;2;%d;%d;%d".formatted(c, c / 36 * 20, c / 6 % 6 * 20, c % 6 * 20));
        int[][] bits = new int[216][];
        for (int top = p.height() - 1; top >= 0; top -= 6) {
            for (int x = 0; x < p.width(); x++) {
                for (int k = 0; k < 6 && top - k >= 0; k++) {
                    int rgba = at(p, x, top - k);
                    if (!seen(rgba)) continue;
                    int c = 36 * sixth(rgba & 255) + 6 * sixth(rgba >> 8 & 255) + sixth(rgba >> 16 & 255);
                    if (bits[c] == null) bits[c] = new int[p.width()];
                    bits[c][x] |= 1 << k;
                }
            }
            for (int c = 0; c < 216; c++) {
                if (bits[c] == null) continue;
                out.append('#').append(c);
                runs(bits[c], out);
                out.append('$');
                bits[c] = null;
            }
            out.append('-');
        }
        return out.append("\033\\").toString();
    }

    private static void runs(int[] bits, StringBuilder out) {
        for (int x = 0; x < bits.length; ) {
            int end = x;
            while (end < bits.length && bits[end] == bits[x]) end++;
            char sixel = (char) (63 + bits[x]);
            if (end - x > 3) out.append('!').append(end - x).append(sixel);
            else out.repeat(sixel, end - x);
            x = end;
        }
    }

    private static int at(Portrait p, int x, int y) {
        return p.rgba()[y * p.width() + x];
    }

    private static boolean seen(int rgba) {
        return rgba >>> 24 >= SEEN;
    }

    /// The mean colour of what each pixel covers, as opaque as its most opaque part: single points stay visible.
    Portrait scaled(int w, int h) {
        int[] out = new int[w * h];
        for (int y = 0; y < h; y++) {
            int y0 = (int) ((long) y * whole.height() / h), y1 = Math.max(y0 + 1, (int) ((y + 1L) * whole.height() / h));
            for (int x = 0; x < w; x++) {
                int x0 = (int) ((long) x * whole.width() / w), x1 = Math.max(x0 + 1, (int) ((x + 1L) * whole.width() / w));
                out[y * w + x] = mean(x0, x1, y0, y1);
            }
        }
        return new Portrait(out, w, h);
    }

    private int mean(int x0, int x1, int y0, int y1) {
        long r = 0, g = 0, b = 0, weight = 0;
        int most = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                int c = at(whole, x, y), a = c >>> 24;
                r += (long) (c & 255) * a;
                g += (long) (c >> 8 & 255) * a;
                b += (long) (c >> 16 & 255) * a;
                weight += a;
                most = Math.max(most, a);
            }
        }
        return weight == 0 ? 0 : most << 24 | (int) (b / weight) << 16 | (int) (g / weight) << 8 | (int) (r / weight);
    }
}
