package dev.aquatint.shell.watch;

import dev.aquatint.layout.Viewable;
import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.script.ScriptSource;
import java.util.List;
import java.util.regex.Pattern;

/// One snippet of a watched script, and what came of it.
final class Part {
    private static final Pattern SHOWS = Pattern.compile("show\\s*\\(.*", Pattern.DOTALL);

    final Syntax syntax;
    private ScriptSource.Text text;
    private Piece piece;
    /// It has run, or is declared, as the script is now.
    boolean done;
    /// What it was compiled to is what it would be compiled to again.
    boolean compiled;
    /// What it has shown, in order.
    List<Viewable> shown = List.of();
    /// Its value, if that can be shown.
    Viewable value;

    Part(Piece piece, ScriptSource.Text text) {
        this.piece = piece;
        this.text = text;
        syntax = Syntax.of(piece.source());
    }

    Piece piece() {
        return piece;
    }

    /// The text that it stands in.
    ScriptSource.Text text() {
        return text;
    }

    /// The same code stands elsewhere now.
    void at(Piece piece, ScriptSource.Text text) {
        this.piece = piece;
        this.text = text;
    }

    /// All it does is to show something.
    boolean onlyShows() {
        return SHOWS.matcher(piece.source().strip()).matches();
    }
}
