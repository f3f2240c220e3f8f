package dev.aquatint.shell.script;

/// How a script is called: its first comment, else its file's name.
///
/// Marks of a heading, numbers that put files into order, and how to run it are no part of that: `// # 7. Deploy` is called Deploy, and so is `07-deploy.jsh`.
final class Title {
    private Title() {}

    static String of(String[] lines, String file) {
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#!") || line.startsWith("///") || line.matches("//[A-Z][A-Z_]+\\b.*")) continue;
            if (!line.startsWith("//")) break;
            String text = line.substring(2).strip().replaceFirst("^#+\\s*", "").replaceFirst("^\\d+[.)]\\s+", "").replaceFirst(":?\\s+aquatint (run|watch|serve) .*", "").strip();
            if (!text.isEmpty()) return text;
        }
        return ofName(file.replaceFirst("\\.jsh$", ""));
    }

    private static String ofName(String name) {
        String words = name.replaceFirst("^\\d+[-_. ]+", "").replaceAll("[-_]+", " ").strip();
        return words.isEmpty() || words.equals(name) ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
