package dev.aquatint.shell.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/// What becomes of variables when a class that their values are of is replaced: their objects move to the new class ([Migration]), or are lost; either way the
/// variables are there and can be given values.
final class Salvage {
    private final JShell shell;
    private final SnippetEngine engine;
    private final SnippetIds ids;
    private final Map<Snippet, Piece> pieces;
    private final Map<VarSnippet, Object> held = new LinkedHashMap<>(), waiting = new LinkedHashMap<>();
    private final Set<String> told = new LinkedHashSet<>(), moving = new LinkedHashSet<>();
    private final List<Replacement> replacements = new ArrayList<>();

    /// @param pieces where snippets come from; what is declared anew is added
    Salvage(JShell shell, SnippetEngine engine, SnippetIds ids, Map<Snippet, Piece> pieces) {
        this.shell = shell;
        this.engine = engine;
        this.ids = ids;
        this.pieces = pieces;
    }

    /// Another snippet is about to run.
    void begin() {
        held.clear();
        told.clear();
        moving.clear();
        replacements.clear();
    }

    /// Keeps what is about to be replaced, and asks.
    boolean consent(Replacement r, Predicate<Replacement> asked) {
        Replacement all = r.losing(variables().stream().filter(v -> !told.contains(v.name()) && value(v) != null && r.mentionedIn(v.typeName())).map(VarSnippet::name).toList());
        Set<String> replaced = new LinkedHashSet<>(r.refused());
        replaced.addAll(r.along());
        for (VarSnippet v : variables()) {
            if (!all.lost().contains(v.name()) || value(v) == null) continue;
            held.putIfAbsent(v, value(v));
            if (Migration.possible(value(v), replaced)) moving.add(v.name());
        }
        boolean more = told.addAll(all.lost());
        replacements.add(all);
        return !more || asked.test(all.moving(moving));
    }

    /// What has become of them.
    ///
    /// @param moved variables whose objects are of the new class now
    /// @param lost those that are null
    /// @param notes what else a person should know
    record Result(Set<String> moved, Set<String> lost, List<String> notes) {}

    /// Lets objects move, once their new classes are there. While a class cannot be used, since it needs something that is not declared yet, its objects wait.
    Result finished() {
        waiting.keySet().removeIf(v -> told.contains(v.name()) || variables().stream().noneMatch(each -> each.name().equals(v.name())) || there(v).map(this::value).isPresent());
        Map<VarSnippet, Object> all = new LinkedHashMap<>(waiting);
        all.putAll(held);
        Set<String> moved = new LinkedHashSet<>(), lost = new LinkedHashSet<>(told);
        List<String> notes = new ArrayList<>();
        Migration migration = new Migration(engine.declared());
        all.forEach((v, before) -> {
            if (unusable(v)) {
                if (waiting.put(v, before) == null) notes.add("%s gets its value back when class %s can be used".formatted(v.name(), v.typeName()));
                lost.remove(v.name());
                return;
            }
            waiting.remove(v);
            if (!made(v).map(piece -> again(v, piece, migration, before)).orElse(false) && !there(v).map(now -> move(now, migration, before)).orElse(false)) return;
            moved.add(v.name());
            if (!moving.contains(v.name())) notes.add(v.name() + " has its value, in the new class");
        });
        lost.removeAll(moved);
        notes.addAll(migration.refusals());
        return new Result(moved, lost, notes);
    }

    /// Variables whose class cannot be used yet.
    Set<String> waiting() {
        return waiting.keySet().stream().map(VarSnippet::name).collect(Collectors.toSet());
    }

    private boolean unusable(VarSnippet v) {
        return shell.types().anyMatch(t -> t.name().equals(v.typeName()) && shell.status(t) != Status.VALID);
    }

    /// A variable that is made by a constructor of the class, which can be called again.
    private Optional<Piece> made(VarSnippet v) {
        Piece piece = pieces.get(v);
        boolean plain = piece != null && Pattern.compile("(var|%1$s)\\s+%2$s\\s*=\\s*new\\s+%1$s\\s*\\([^{;]*\\)\\s*;?".formatted(Pattern.quote(v.typeName()), Pattern.quote(v.name()))).matcher(piece.source().strip()).matches();
        return plain ? Optional.of(piece) : Optional.empty();
    }

    private boolean again(VarSnippet v, Piece piece, Migration migration, Object before) {
        Optional<VarSnippet> now = evaluated(piece);
        if (now.isEmpty() || value(now.get()) == null) return false;
        Object after = value(now.get());
        boolean[] carried = new boolean[1];
        engine.during(() -> {
            migration.carry(before, after);
            carried[0] = true;
        });
        return carried[0];
    }

    private boolean move(VarSnippet v, Migration migration, Object before) {
        List<Object> after = new ArrayList<>();
        engine.during(() -> migration.moved(before).ifPresent(after::add));
        set(v, after.isEmpty() ? null : after.getFirst());      // a list of objects of the old class is no list of those of the new, though the JVM lets it stand
        return !after.isEmpty();
    }

    /// The variable as it can be used now; declared without its initialiser where that does not compile any more.
    private Optional<VarSnippet> there(VarSnippet v) {
        Optional<VarSnippet> standing = variables().stream().filter(each -> each.name().equals(v.name()) && shell.status(each) == Status.VALID).reduce((_, last) -> last);
        return standing.isPresent() ? standing : evaluated(declaration(v));
    }

    private Piece declaration(VarSnippet v) {
        Piece was = pieces.get(v);
        return new Piece(v.typeName() + " " + v.name() + ";", was == null ? 1 : was.line(), was == null ? 1 : was.column());
    }

    private Optional<VarSnippet> evaluated(Piece piece) {
        for (SnippetEvent e : ids.typing(() -> shell.eval(piece.source()))) {
            if (e.causeSnippet() != null || e.status() != Status.VALID || engine.takeError() != null || !(e.snippet() instanceof VarSnippet v)) continue;
            pieces.put(v, piece);
            return Optional.of(v);
        }
        return Optional.empty();
    }

    /// A variable whose initialiser does not compile any more still has its value, if no class of it was replaced.
    boolean revived(VarSnippet v) {
        if (shell.status(v) == Status.VALID) return true;
        if (replacements.stream().anyMatch(r -> r.mentionedIn(v.typeName()))) return false;
        Object value = value(v);
        if (value == null) return false;
        Optional<VarSnippet> now = evaluated(declaration(v));
        now.ifPresent(again -> set(again, value));
        return now.isPresent();
    }

    private List<VarSnippet> variables() {
        return shell.variables().toList();
    }

    private Object value(VarSnippet v) {
        return engine.variable(wrapper(v), v.name());
    }

    private void set(VarSnippet v, Object to) {
        if (to != null || value(v) != null) engine.variable(wrapper(v), v.name(), to);
    }

    private String wrapper(VarSnippet v) {
        return shell.sourceCodeAnalysis().wrapper(v).fullClassName();
    }
}
