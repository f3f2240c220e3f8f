package dev.aquatint.shell.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/// Cuts lines into snippets, as the jshell tool does, except that a chain of calls may go on in the next line.
///
/// ```java
/// var taxi = parquet("nyc_taxi.parquet")
///         .columns("pickup_x", "pickup_y");
/// ```
public final class Splitter {
    /// How a line starts that belongs to the statement before it.
    private static final Pattern CONTINUES = Pattern.compile("\\s*(\\.(?!\\d)|\\?(?!\\p{Alpha})|[:|&^*%=>,)\\]{]|\\+(?!\\+)|-(?!-)|!=|/(?![/*a-z?!])"
            + "|(else|catch|finally|instanceof|throws|extends|implements|permits)\\b).*", Pattern.DOTALL);
    /// A complete statement that nevertheless may go on.
    private static final Pattern MAY_GO_ON = Pattern.compile("(if|try|else)\\b.*", Pattern.DOTALL);

    private final Function<String, CompletionInfo> analysis;
    private final StringBuilder text = new StringBuilder();
    private Nesting nesting = new Nesting();
    private int line = 1, column = 1, next = 1;

    public Splitter(SourceCodeAnalysis analysis) {
        this(analysis::analyzeCompletion);
    }

    private Splitter(Function<String, CompletionInfo> analysis) {
        this.analysis = analysis;
    }

    /// All snippets of a whole text; what is left open at its end is the last of them.
    public static List<Piece> split(String text, SourceCodeAnalysis analysis) {
        return split(text, analysis::analyzeCompletion);
    }

    /// @param analysis what [SourceCodeAnalysis#analyzeCompletion] says of a text, or said before
    public static List<Piece> split(String text, Function<String, CompletionInfo> analysis) {
        Splitter splitter = new Splitter(analysis);
        String[] lines = text.split("\\R", -1);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            int at = i;
            pieces.addAll(splitter.add(lines[i], () -> goesOn(lines, at + 1)));
        }
        splitter.rest().ifPresent(pieces::add);
        return pieces;
    }

    /// Whether the text ends where a snippet ends.
    public static boolean complete(String text, SourceCodeAnalysis analysis) {
        Splitter splitter = new Splitter(analysis);
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            int at = i;
            splitter.add(lines[i], () -> goesOn(lines, at + 1));
        }
        return !splitter.pending();
    }

    private static boolean goesOn(String[] lines, int from) {
        return goesOn(i -> Optional.of(from + i).filter(at -> at < lines.length).map(at -> lines[at]));
    }

    /// Whether the first of the following lines that is not only comment can only be the continuation of a statement.
    ///
    /// @param following the lines after it by their number from 0; empty where there is none
    public static boolean goesOn(IntFunction<Optional<String>> following) {
        Nesting comments = new Nesting();
        Optional<String> line = following.apply(0);
        for (int i = 1; line.isPresent(); line = following.apply(i++)) {
            boolean inside = comments.open();
            comments.read(line.get());
            if (comments.code()) return !inside && CONTINUES.matcher(line.get()).matches();
        }
        return false;
    }

    /// Takes one more line.
    ///
    /// @param goesOn whether the line after it continues this one, asked only where it matters
    /// @return the snippets that are complete now
    public List<Piece> add(String source, BooleanSupplier goesOn) {
        if (text.isEmpty()) {
            line = next;
            column = 1;
        } else {
            text.append('\n');
        }
        next++;
        text.append(source);
        nesting.read(source);
        if (!nesting.code() && !nesting.open()) {
            reset();
            return List.of();
        }
        return nesting.open() ? List.of() : complete(goesOn);
    }

    /// Whether something was begun and not finished.
    public boolean pending() {
        return !text.isEmpty();
    }

    /// What was begun and not finished, given up.
    public Optional<Piece> rest() {
        Optional<Piece> piece = pending() && nesting.code() ? Optional.of(new Piece(text.toString(), line, column)) : Optional.empty();
        reset();
        return piece;
    }

    private List<Piece> complete(BooleanSupplier goesOn) {
        List<Piece> pieces = new ArrayList<>();
        while (pending()) {
            CompletionInfo info = analysis.apply(text.toString());
            Completeness state = info.completeness();
            if (state == Completeness.EMPTY) {
                reset();
            } else if (!state.isComplete()) {
                break;
            } else {
                String consumed = text.substring(0, text.length() - info.remaining().length());
                char end = Nesting.of(consumed).last();
                boolean asks = state == Completeness.COMPLETE_WITH_SEMI || end != ';' && end != '}' || MAY_GO_ON.matcher(consumed.strip()).matches();
                if (asks && !Nesting.of(info.remaining()).code() && goesOn.getAsBoolean()) break;
                pieces.add(new Piece(info.source(), line, column));
                advance(info.remaining());
            }
        }
        return pieces;
    }

    private void advance(String remaining) {
        Piece all = new Piece(text.toString(), line, column);
        int start = text.length() - remaining.stripLeading().length();
        line = all.lineAt(start);
        column = all.columnAt(start);
        reset();
        text.append(remaining.stripLeading());
        nesting = Nesting.of(remaining);
    }

    private void reset() {
        text.setLength(0);
        nesting = new Nesting();
    }
}
