package dev.aquatint.spi;

import java.nio.file.Path;
import java.util.Optional;

/// Files that an app brought with it: where a relative path is looked for first.
public final class PackedFiles {
    /// The system property that names their folder; none where there are none.
    public static final String FOLDER = "aquatint.files";

    private PackedFiles() {}

    /// Where the file that a script names so would be; empty for absolute paths, and where no app brought any.
    public static Optional<Path> at(Path written) {
        String folder = System.getProperty(FOLDER);
        return folder == null || written.isAbsolute() ? Optional.empty() : Optional.of(Path.of(folder, inside(written)));
    }

    /// A relative path as one inside of a folder: `../data/a.csv` is `up/data/a.csv`.
    public static String inside(Path written) {
        StringBuilder inside = new StringBuilder();
        for (Path name : written.normalize()) inside.append(inside.isEmpty() ? "" : "/").append(name.toString().equals("..") ? "up" : name);
        return inside.toString();
    }
}
