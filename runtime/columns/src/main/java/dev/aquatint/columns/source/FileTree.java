package dev.aquatint.columns.source;

import dev.aquatint.columns.UnreadableFile;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Files and folders below a folder. Symbolic links are followed, but not to a folder that they lie in.
final class FileTree {
    private FileTree() {}

    /// All files that are data, in order of their names; those whose names start with a dot or underscore, and what lies in folders called so, are other programs' notes.
    ///
    /// @throws UnreadableFile for a link to nothing and for a folder that may not be read: data would be missing without a word
    static List<Path> below(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        walk(folder, Integer.MAX_VALUE, "._", each -> {
            if (Files.isRegularFile(each)) files.add(each);
            else if (!Files.exists(each)) throw new UnreadableFile(each.toString(), "it is a symbolic link, and nothing is there");
        });
        files.sort(null);
        return files;
    }

    /// Calls back with all files, and with folders before what is in them.
    ///
    /// @param hidden first letters of names that are left out, with all that is in them
    static void walk(Path root, int depth, String hidden, Consumer<Path> each) throws IOException {
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes its) {
                if (folder.equals(root)) return FileVisitResult.CONTINUE;
                if (isHidden(folder)) return FileVisitResult.SKIP_SUBTREE;
                each.accept(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes its) {
                if (!isHidden(file)) each.accept(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                if (e instanceof FileSystemLoopException || isHidden(file)) return FileVisitResult.CONTINUE;
                throw new UnreadableFile(file.toString(), "it lies in %s and may not be read (%s)".formatted(root, e.getClass().getSimpleName()), e);
            }

            private boolean isHidden(Path path) {
                return hidden.indexOf(path.getFileName().toString().charAt(0)) >= 0;
            }
        });
    }

    /// Each file once, by the one path it has, in the order of the first.
    static List<Path> once(List<Path> files) throws IOException {
        Set<Path> known = new HashSet<>();
        List<Path> once = new ArrayList<>();
        for (Path file : files) if (known.add(file.toRealPath())) once.add(file);
        return once;
    }
}
