package dev.aquatint.shell.engine;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.Snippet;

/// Names snippets as the jshell tool does: 1, 2, 3 what is typed, e1 what was refused, s1 what is ours.
final class SnippetIds implements BiFunction<Snippet, Integer, String> {
    private int own, refused, typed;
    private boolean typing;

    /// Runs something that was typed.
    <T> T typing(Supplier<T> action) {
        typing = true;
        try {
            return action.get();
        } finally {
            typing = false;
        }
    }

    @Override
    public String apply(Snippet snippet, Integer all) {
        if (!typing) return "s" + ++own;
        return snippet instanceof ErroneousSnippet ? "e" + ++refused : Integer.toString(++typed);
    }
}
