package dev.aquatint.shell.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which parts have to run again so that all is as if the script had run from its first line.
///
/// A part runs again when it is new or changed, and when a name that it uses, directly or through methods and classes, is declared by one that does. It must find
/// variables as they were when its turn came: those that it or a later part may have changed are made again, unless their values cannot change. Names are
/// found in the text; a part that uses a local variable of the same name runs once more than it would have to.
final class Rerun {
    private final List<Part> parts;
    private final Predicate<String> fixed;
    private final Map<String, List<Part>> declaring = new HashMap<>();
    private final Map<Part, Reach> reaches = new HashMap<>();
    private final Set<Part> again = new HashSet<>();
    private final Set<String> renewed = new HashSet<>();

    /// What a part does with variables of other parts, itself and through the methods and classes that it uses.
    private record Reach(Set<String> uses, Set<String> changes) {}

    private Rerun(List<Part> parts, Predicate<String> fixed) {
        this.parts = parts;
        this.fixed = fixed;
        for (Part part : parts) {
            for (String name : part.syntax.declares()) declaring.computeIfAbsent(name, _ -> new ArrayList<>()).add(part);
        }
    }

    /// The parts to run, in the order of the script. A declaration of a method or a class that did not change itself is not among them.
    ///
    /// @param parts the script as it is now; those that are not done are to be run
    /// @param gone what was there and is no more
    /// @param fixed whether the value of a variable stays what it is, whoever uses it
    static List<Part> of(List<Part> parts, Collection<Part> gone, Predicate<String> fixed) {
        Rerun rerun = new Rerun(parts, fixed);
        for (Part part : gone) {
            rerun.renewed.addAll(part.syntax.declares());
            rerun.renewed.addAll(rerun.reach(part).changes);
        }
        for (Part part : parts) {
            if (!part.done) rerun.add(part);
        }
        rerun.follow();
        return parts.stream().filter(part -> rerun.again.contains(part) && (part.syntax.runs() || !part.done || rerun.declaredTwice(part))).toList();
    }

    private void add(Part part) {
        if (!again.add(part)) return;
        renewed.addAll(part.syntax.declares());
        if (!part.syntax.runs()) return;
        Reach mine = reach(part);
        renewed.addAll(mine.changes);
        for (Part later : parts.subList(parts.indexOf(part) + 1, parts.size())) {
            for (String name : reach(later).changes) {
                if (mine.uses.contains(name)) renewed.add(name);
            }
        }
    }

    private Reach reach(Part part) {
        return reaches.computeIfAbsent(part, this::reached);
    }

    private Reach reached(Part part) {
        Set<String> uses = new LinkedHashSet<>(part.syntax.uses()), assigns = new HashSet<>(part.syntax.assigns()), changes = new HashSet<>();
        List<String> open = new ArrayList<>(uses);
        while (!open.isEmpty()) {
            for (Part declaration : declaring.getOrDefault(open.removeLast(), List.of())) {
                if (declaration.syntax.runs()) continue;
                assigns.addAll(declaration.syntax.assigns());
                for (String name : declaration.syntax.uses()) {
                    if (uses.add(name)) open.add(name);
                }
            }
        }
        uses.removeIf(name -> part.syntax.declares().contains(name) || declaring.getOrDefault(name, List.of()).stream().noneMatch(d -> d.syntax.runs()));
        for (String name : uses) {
            if (part.syntax.runs() && (assigns.contains(name) || !part.onlyShows() && !fixed.test(name))) changes.add(name);
        }
        return new Reach(uses, changes);
    }

    private void follow() {
        for (boolean more = true; more; ) {
            int before = again.size() + renewed.size();
            for (Part part : parts) {
                if (renewed.contains("*") || touches(part.syntax.uses()) || touches(part.syntax.declares())) add(part);
            }
            more = again.size() + renewed.size() > before;
        }
    }

    private boolean touches(Set<String> names) {
        return names.stream().anyMatch(renewed::contains);
    }

    /// Then the last one counts, and each has to have its turn.
    private boolean declaredTwice(Part part) {
        return part.syntax.declares().stream().anyMatch(name -> declaring.get(name).size() > 1);
    }
}
