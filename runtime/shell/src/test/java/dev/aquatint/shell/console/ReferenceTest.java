package dev.aquatint.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.Expr;
import dev.aquatint.shell.command.CommandLines;
import dev.aquatint.style.Palette;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// The pages of `tutorials/reference` say what is there. [#main] writes them anew.
class ReferenceTest {
    private static final Path FOLDER = Path.of("../../tutorials/reference");

    @Test
    void the_page_of_words_has_every_word() throws IOException {
        // what is said of a word may be worded better meanwhile
        assertThat(uses(Files.readString(FOLDER.resolve("words.md")))).isEqualTo(uses(words()));
    }

    @Test
    void the_page_of_options_has_every_command_and_option() throws IOException {
        String page = Files.readString(FOLDER.resolve("options.md"));
        List<String> options = Pattern.compile("--[a-z][a-z-]+|(?m)^## aquatint .*$").matcher(options()).results().map(r -> r.group().strip()).distinct().toList();
        assertThat(options).hasSizeGreaterThan(30).allMatch(page::contains);
    }

    @Test
    void the_page_of_colour_maps_names_all() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("colour-maps.md"))).isEqualTo(colourMaps());
        assertThat(FOLDER.resolve("colour-maps.png")).isNotEmptyFile();
    }

    @Test
    void expressions_on_their_page_are_expressions() throws IOException {
        Matcher rows = Pattern.compile("(?m)^\\| `[^|].*? \\| `([^`]+)` \\| .*\\|$").matcher(Files.readString(FOLDER.resolve("expressions.md")));
        int n = 0;
        while (rows.find()) {
            Expr.parse(rows.group(1).replace("\\|", "|"));
            n++;
        }
        assertThat(n).isGreaterThan(8);
    }

    private static List<String> uses(String page) {
        return page.lines().map(line -> line.replaceFirst(" \\| [^|]* \\|$", "")).toList();
    }

    private static String words() {
        Manual manual = new Manual();
        StringBuilder page = new StringBuilder("# Words\n\nEvery word of the language by group, with a use of each. At the prompt `?word` says how it is called, and more.\n");
        Vocabulary.words().groups().forEach((group, words) -> {
            page.append("\n## ").append(Character.toUpperCase(group.charAt(0))).append(group.substring(1)).append("\n\n| word | for example | |\n|---|---|---|\n");
            words.forEach((word, use) -> page.append("| `%s` | `%s` | %s |\n".formatted(word, use.replace("|", "\\|"), meaning(manual, word, use).replace("|", "\\|"))));
        });
        return page.toString();
    }

    /// The first sentence that is said about a word where it is used like this: alone, or after a dot, with as many arguments if it is said there.
    private static String meaning(Manual manual, String word, String use) {
        boolean alone = !Pattern.compile("\\." + word + "\\(").matcher(use).find();
        List<Vocabulary.Place> places = Vocabulary.places(word);
        return places.stream().filter(p -> (p.types().contains(dev.aquatint.Aquatint.class)) == alone || places.size() == 1).map(Vocabulary.Place::method)
                .sorted(Comparator.comparing(m -> m.getParameterCount() != arguments(word, use))).map(Help::signature).flatMap(s -> manual.about(s).stream())
                .filter(about -> !about.matches("(?s)(\\w+(Exception|Error)|\\w+): .*"))
                .map(about -> about.replaceFirst("(?s)\n *\n.*", "").replaceAll("\\s+", " ").replaceFirst("\\. [A-Z].*", ".")).findFirst().orElse("");
    }

    /// How many arguments the word has in its example.
    private static int arguments(String word, String use) {
        int depth = 0, commas = 0, from = use.indexOf(word + "(") + word.length() + 1;
        for (int i = from; i < use.length(); i++) {
            char c = use.charAt(i);
            if (c == '(') depth++;
            if (c == ',' && depth == 0) commas++;
            if (c == ')' && depth-- == 0) return i == from ? 0 : commas + 1;
        }
        return 0;
    }

    private static String options() {
        StringBuilder page = new StringBuilder("# Options\n\nWhat `aquatint COMMAND --help` says.\n");
        for (String command : List.of("", "run", "watch", "serve", "package", "render", "index", "bench")) {
            page.append("\n## aquatint %s\n\n```\n%s```\n".formatted(command, help(command)).replace(" \n", "\n"));
        }
        return page.toString();
    }

    private static String help(String command) {
        var out = new ByteArrayOutputStream();
        PrintStream text = new PrintStream(out, true, StandardCharsets.UTF_8);
        new CommandLines(text, text, false).run((command + " --help").strip().split(" "));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String colourMaps() {
        return "# Colour maps\n\nGive one by name, `cmap(\"fire\")`; a name that ends with `_r` is the map reversed, `cmap(\"viridis_r\")`, and `cmap(Palette.of(\"navy\", \"gold\"))` is one of your own. Steps are maps for categories.\n\n"
                + "![All colour maps with their names](colour-maps.png)\n\n" + Palette.names().stream().map(n -> "`" + n + "`").collect(Collectors.joining(", ")) + "\n";
    }

    /// A band for each map, in three columns.
    private static BufferedImage picture() {
        List<String> names = Palette.names();
        int rows = (names.size() + 2) / 3, high = 22, wide = 330, text = 150;
        BufferedImage image = new BufferedImage(3 * wide, rows * high + 4, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (int i = 0; i < names.size(); i++) {
            int left = i / rows * wide, top = i % rows * high + 4;
            g.setColor(Color.BLACK);
            g.drawString(names.get(i), left + 4, top + 13);
            Palette p = Palette.of(names.get(i));
            for (int x = 0; x < wide - text - 8; x++) {
                g.setColor(new Color(p.rgb((int) ((long) x * p.size() / (wide - text - 8)))));
                g.fillRect(left + text + x, top, 1, high - 4);
            }
        }
        g.dispose();
        return image;
    }

    /// Writes the pages.
    ///
    /// @param arguments the folder
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.writeString(folder.resolve("words.md"), words());
        Files.writeString(folder.resolve("options.md"), options());
        Files.writeString(folder.resolve("colour-maps.md"), colourMaps());
        ImageIO.write(picture(), "png", folder.resolve("colour-maps.png").toFile());
    }
}
