package dev.aquatint.shell.engine;

import java.util.List;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Which line of a snippet became which line of the class that JShell wraps around it.
public final class Origins {
    private Origins() {}

    /// What a line of the wrapper came from.
    ///
    /// @param wrapper which of the wrappers given
    /// @param position in its source
    public record Origin(int wrapper, int position) {}

    /// The origins of the lines of a wrapper class, by line from 1; what JShell put around the snippet belongs to the nearest part of it.
    ///
    /// @param wrappers of the snippets in one class: one, or the overloads of one method
    public static Origin[] of(List<SnippetWrapper> wrappers) {
        String wrapped = wrappers.getFirst().wrapped();
        String[] lines = wrapped.split("\n", -1);
        Origin[] origins = new Origin[lines.length + 1];
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            String text = lines[i].strip();
            int position = start + lines[i].length() - lines[i].stripLeading().length();
            int source = wrappers.getFirst().wrappedToSourcePosition(position);
            int which = 0;
            for (int w = 0; w < wrappers.size(); w++) {
                if (wrappers.get(w).source().startsWith(text, source)) which = w;
            }
            origins[i + 1] = new Origin(which, source);
            start += lines[i].length() + 1;
        }
        return origins;
    }
}
