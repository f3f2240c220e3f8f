package dev.aquatint.columns.parquet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;

/// The columns of a schema: its values, and those of groups by dotted names such as `bbox.xmin`; without what is repeated.
final class Columns {
    private static final int DEEPEST = 100;

    final List<Leaf> leaves = new ArrayList<>();
    final Map<String, String> skipped = new LinkedHashMap<>();
    final List<String> notes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<SchemaElement> elements;
    private final GeoMetadata geo;
    private int at = 1, chunk;

    /// A group whose members come next. A stack, for a file may nest as deep as it likes.
    private static final class Group {
        final String prefix;
        final int levels;
        int left;

        Group(String prefix, int levels, int left) {
            this.prefix = prefix;
            this.levels = levels;
            this.left = left;
        }
    }

    Columns(List<SchemaElement> elements, GeoMetadata geo) {
        this.elements = elements;
        this.geo = geo;
        Deque<Group> open = new ArrayDeque<>();
        open.push(new Group("", 0, elements.getFirst().getNum_children()));
        while (!open.isEmpty()) {
            Group in = open.peek();
            if (in.left-- <= 0) {
                open.pop();
                continue;
            }
            if (at >= elements.size()) throw new Corrupt(open.size() == 1 ? "its schema names %d columns and lists fewer".formatted(elements.getFirst().getNum_children()) : "its schema ends inside a group");
            SchemaElement e = elements.get(at);
            String name = in.prefix + e.getName();
            int levels = in.levels + (e.getRepetition_type() == FieldRepetitionType.OPTIONAL ? 1 : 0);
            boolean group = e.getNum_children() > 0 || !e.isSetType();
            if (group && (nested(e) || e.getNum_children() <= 0 || open.size() > DEEPEST)) {
                skipped.put(name, "nested: " + nesting(e));
                skip();
            } else if (group) {
                at++;
                open.push(new Group(name + ".", levels, e.getNum_children()));
            } else {
                at++;
                if (e.getRepetition_type() == FieldRepetitionType.REPEATED) skipped.put(name, "nested: a repeated value");
                else leaf(e, name, levels);
                chunk++;
            }
        }
    }

    private void leaf(SchemaElement e, String name, int levels) {
        try {
            List<Leaf> made = geo.isGeometry(e, name) ? geo.leaves(e, name, chunk, levels) : List.of(Leaf.of(e, name, chunk, levels));
            if (geo.isGeometry(e, name)) notes.add(geo.note(name));
            for (Leaf leaf : made) {
                String unique = leaf.name();
                for (int n = 2; !names.add(unique); n++) unique = leaf.name() + "_" + n;
                if (!unique.equals(leaf.name())) notes.add("a second column is called %s: it is read as %s".formatted(leaf.name(), unique));
                leaves.add(leaf.named(unique));
            }
        } catch (Leaf.Skipped s) {
            skipped.put(name, s.getMessage());
        }
    }

    /// Moves behind a subtree.
    private void skip() {
        for (long open = 1; open > 0;) {
            if (at >= elements.size()) throw new Corrupt("its schema ends inside a group");
            SchemaElement e = elements.get(at++);
            int children = e.isSetNum_children() ? e.getNum_children() : 0;
            if (children < 0) throw new Corrupt("a group of %d columns".formatted(children));
            if (children == 0 && e.isSetType()) chunk++;
            open += children - 1;
        }
    }

    private static boolean nested(SchemaElement e) {
        return e.getRepetition_type() == FieldRepetitionType.REPEATED || !nesting(e).equals("a group");
    }

    private static String nesting(SchemaElement e) {
        LogicalType t = e.isSetLogicalType() ? e.getLogicalType() : null;
        if (t != null && t.isSetLIST()) return "a list";
        if (t != null && t.isSetMAP()) return "a map";
        if (t != null && t.isSetVARIANT()) return "a variant";
        if (!e.isSetConverted_type()) return e.getRepetition_type() == FieldRepetitionType.REPEATED ? "a repeated group" : "a group";
        return switch (e.getConverted_type()) {
            case LIST -> "a list";
            case MAP, MAP_KEY_VALUE -> "a map";
            default -> "a group";
        };
    }
}
