package dev.aquatint.shell.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// A file that an editor saves, however it does it: written over, or another file renamed to its name.
///
/// Asked by its path again and again, which costs microseconds and works on every file system; a file counts as saved when it has been the same for one question.
public final class SavedFile {
    /// How long to wait between two questions, in milliseconds.
    public static final int APART = 10;

    /// A state of the file; equal ones have the same content.
    private record State(FileTime time, long size, Object key) {
        static final State NONE = new State(FileTime.fromMillis(0), -1, null);
    }

    private final Path file;
    private State last = State.NONE, told = State.NONE;

    public SavedFile(Path file) {
        this.file = file;
    }

    /// One whose state is known already.
    static SavedFile seen(Path file) {
        SavedFile seen = new SavedFile(file);
        seen.last = seen.told = seen.state();
        return seen;
    }

    /// Whether it was saved since the last time that this was true.
    public boolean saved() {
        State now = state();
        boolean settled = now.equals(last);
        last = now;
        // between the two steps of a rename there is no file
        if (!settled || now.equals(told) || now.equals(State.NONE)) return false;
        told = now;
        return true;
    }

    private State state() {
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            return a.isRegularFile() ? new State(a.lastModifiedTime(), a.size(), a.fileKey()) : State.NONE;
        } catch (IOException _) {
            return State.NONE;
        }
    }
}
