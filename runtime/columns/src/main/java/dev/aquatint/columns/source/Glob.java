package dev.aquatint.columns.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A pattern of paths: `*`, `**`, `?`, `[a-z]`, `{a,b}`, below a folder that is there.
///
/// The ending of a name counts in any case (`*.csv` matches `A.CSV`). Names that start with a dot or underscore are matched where the pattern has it.
///
/// @param rest the pattern, as a path from the root
record Glob(Path root, String rest) {
    private static final Pattern SIGNS = Pattern.compile("[*?\\[{]");

    static boolean is(String written) {
        return SIGNS.matcher(written).find();
    }

    /// Folders that are there are the root, whatever signs their names have.
    static Glob of(Path absolute) {
        Path root = absolute.getRoot();
        for (Path name : absolute) {
            Path next = root.resolve(name);
            if (is(name.toString()) && !Files.isDirectory(next)) break;
            root = next;
        }
        return new Glob(root, root.relativize(absolute).toString());
    }

    /// Files and folders, in order of their names.
    List<Path> matches() throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + anyCase());
        boolean deep = rest.contains("**") || rest.matches(".*\\{[^}]*/.*");
        List<Path> found = new ArrayList<>();
        FileTree.walk(root, deep ? Integer.MAX_VALUE : Path.of(rest).getNameCount(), hidden('.') + hidden('_'), each -> {
            if (matcher.matches(root.relativize(each))) found.add(each);
        });
        found.sort(null);
        return found;
    }

    private String hidden(char first) {
        return rest.charAt(0) == first || rest.contains("/" + first) ? "" : Character.toString(first);
    }

    /// The pattern with each letter of the ending in both cases: `*.csv` as `*.[cC][sS][vV]`.
    private String anyCase() {
        int last = Math.max(rest.lastIndexOf('*'), Math.max(rest.lastIndexOf('?'), Math.max(rest.lastIndexOf(']'), rest.lastIndexOf('}')))) + 1;
        if (!rest.startsWith(".", last)) return rest;
        var both = new StringBuilder(rest.substring(0, last));
        rest.substring(last).chars().forEach(c -> {
            String letter = Character.toString(c);
            if (Character.isLetter(c)) both.append('[').append(letter.toLowerCase(Locale.ROOT)).append(letter.toUpperCase(Locale.ROOT)).append(']');
            else both.append(letter);
        });
        return both.toString();
    }

    @Override
    public String toString() {
        return root.resolve(rest).toString();
    }
}
