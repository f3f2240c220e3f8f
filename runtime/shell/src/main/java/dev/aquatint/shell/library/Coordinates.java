package dev.aquatint.shell.library;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a library is called, as JBang writes it: `group:artifact:version[:classifier][@type]`.
///
/// `@pom` names a list of versions (a BOM), after which the others may leave theirs out; `@fatjar` takes the jar alone, without what it depends on.
///
/// @param version empty where a BOM says it
/// @param classifier empty for none
record Coordinates(String group, String artifact, String version, String classifier, String type) {
    private static final Pattern FORM = Pattern.compile("([\\w.-]+):([\\w.-]+)(?::([\\w.,\\[\\]()+-]+)(?::([\\w.-]+))?)?(?:@(\\w+))?");

    /// @throws NoLibrary if the text is none
    static Coordinates of(String text) throws NoLibrary {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) throw new NoLibrary("'%s' names no library: write group:artifact:version, as in org.apache.commons:commons-math3:3.6.1".formatted(text.strip()), null);
        return new Coordinates(m.group(1), m.group(2), m.group(3) == null ? "" : m.group(3), m.group(4) == null ? "" : m.group(4), m.group(5) == null ? "jar" : m.group(5));
    }

    boolean bom() {
        return type.equals("pom");
    }

    /// Its jar has all it needs.
    boolean alone() {
        return type.equals("fatjar");
    }

    String extension() {
        return alone() ? "jar" : type;
    }

    @Override
    public String toString() {
        return group + ":" + artifact + (version.isEmpty() ? "" : ":" + version) + (classifier.isEmpty() ? "" : ":" + classifier) + (type.equals("jar") ? "" : "@" + type);
    }
}
