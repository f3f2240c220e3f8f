package dev.aquatint.shell.tutorial;

import dev.aquatint.shell.script.ScriptSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A script whose comments are prose.
///
/// Lines that begin with `//` are Markdown, the first of them the heading; what stands between is code. Comments that are indented, or
/// follow code in their line, belong to the code.
///
/// @param name of its file, without the ending
public record Tutorial(String name, List<Part> parts) {

    /// A stretch of lines of one sort, blank lines around it left out.
    public sealed interface Part {
        record Prose(String markdown) implements Part {}

        record Code(String source) implements Part {}
    }

    public Tutorial {
        parts = List.copyOf(parts);
    }

    /// @throws IOException if it cannot be read
    public static Tutorial read(Path file) throws IOException {
        String name = file.getFileName().toString();
        return of(name.endsWith(".jsh") ? name.substring(0, name.length() - 4) : name, ScriptSource.text(file, ScriptSource.text(file)).code());
    }

    static Tutorial of(String name, String text) {
        List<Part> parts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean prose = false;
        for (String line : text.lines().toList()) {
            boolean comment = line.startsWith("//");
            if (comment != prose && !line.isBlank()) {
                add(parts, prose, lines);
                prose = comment;
            }
            lines.add(comment ? line.substring(line.startsWith("// ") ? 3 : 2) : line);
        }
        add(parts, prose, lines);
        return new Tutorial(name, parts);
    }

    private static void add(List<Part> parts, boolean prose, List<String> lines) {
        String text = String.join("\n", lines).replaceAll("\\A\\n+", "").stripTrailing();
        lines.clear();
        if (!text.isEmpty()) parts.add(prose ? new Part.Prose(text) : new Part.Code(text));
    }

    /// What the first line says, or the name of the file.
    public String title() {
        return parts.stream().limit(1).map(p -> p instanceof Part.Prose(String markdown) ? markdown.lines().findFirst().orElse(name).replaceFirst("^#+\\s*", "") : name).findFirst().orElse(name);
    }
}
