package dev.aquatint.shell.engine;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.Snippet;

/// Names snippets as the jshell tool does: 1, 2, 3 what is typed, e1 what was refused, s1 what is ours; `$3` is the value of snippet 3.
public final class SnippetIds implements BiFunction<Snippet, Integer, String> {
    private int own, refused, typed;
    private boolean typing;
    private String same;

    /// Runs something that was typed.
    public <T> T typing(Supplier<T> action) {
        typing = true;
        try {
            return action.get();
        } finally {
            typing = false;
        }
    }

    /// Compiles a snippet once more, which keeps its number.
    <T> T again(Snippet snippet, Supplier<T> action) {
        same = snippet.id();
        try {
            return action.get();
        } finally {
            same = null;
        }
    }

    @Override
    public String apply(Snippet snippet, Integer all) {
        if (same != null) return same;
        if (!typing) return "s" + ++own;
        return snippet instanceof ErroneousSnippet ? "e" + ++refused : Integer.toString(++typed);
    }

    /// What the value of the next snippet is called, if nothing else names it.
    String nextValue() {
        return typing ? "$" + (typed + 1) : "$s" + (own + 1);
    }
}
