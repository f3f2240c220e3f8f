package dev.aquatint.shell.watch;

import dev.aquatint.layout.Viewable;
import dev.aquatint.shell.engine.Piece;
import java.util.List;
import java.util.regex.Pattern;

/// One snippet of a watched script, and what came of it.
final class Part {
    private static final Pattern SHOWS = Pattern.compile("show\\s*\\(.*", Pattern.DOTALL);

    final Syntax syntax;
    private Piece piece;
    /// It has run, or is declared, as the script is now.
    boolean done;
    /// What it has shown, in order.
    List<Viewable> shown = List.of();
    /// Its value, if that can be shown.
    Viewable value;

    Part(Piece piece) {
        this.piece = piece;
        syntax = Syntax.of(piece.source());
    }

    Piece piece() {
        return piece;
    }

    /// The same text stands elsewhere in the file now.
    void at(Piece place) {
        piece = place;
    }

    /// All it does is to show something.
    boolean onlyShows() {
        return SHOWS.matcher(piece.source().strip()).matches();
    }
}
