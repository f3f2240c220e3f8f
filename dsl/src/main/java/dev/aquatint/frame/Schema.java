package dev.aquatint.frame;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Names and types of the columns of a frame, in order.
///
/// @param source what messages call the frame, usually a file name
/// @param skipped columns of the source that cannot be read, with the reason: "nested: a list"
/// @param notes what else was left out, changed or guessed in reading, a sentence each: "fare is missing in 2014-01.parquet"
/// @param reasons why columns are text though most of their values are something else, by name: "\"n.b.\" in line 4 is not a number"
public record Schema(String source, List<Field> fields, Map<String, String> skipped, List<String> notes, Map<String, String> reasons) {

    /// One column: its name and what it holds.
    public record Field(String name, ColumnType type) {}

    public Schema {
        fields = List.copyOf(fields);
        skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
        notes = List.copyOf(notes);
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    public Schema(String source, List<Field> fields, Map<String, String> skipped, List<String> notes) {
        this(source, fields, skipped, notes, Map.of());
    }

    public Schema(String source, List<Field> fields, Map<String, String> skipped) {
        this(source, fields, skipped, List.of());
    }

    public Schema(String source, List<Field> fields) {
        this(source, fields, Map.of());
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /// The position of a column.
    ///
    /// @throws UnknownColumn if there is none of that name; the message suggests the nearest
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) return i;
        }
        throw new UnknownColumn(name, this);
    }

    public ColumnType typeOf(String name) {
        return fields.get(indexOf(name)).type();
    }

    @Override
    public String toString() {
        return source + fields.stream()
                .map(f -> "\n  %s %s".formatted(f.name(), f.type().name().toLowerCase(Locale.ROOT)) + (reasons.containsKey(f.name()) ? ": " + reasons.get(f.name()) : ""))
                .collect(Collectors.joining())
                + skipped.entrySet().stream().map(s -> "\n  %s is not read: %s".formatted(s.getKey(), s.getValue())).collect(Collectors.joining())
                + notes.stream().map(n -> "\n  " + n).collect(Collectors.joining());
    }
}
