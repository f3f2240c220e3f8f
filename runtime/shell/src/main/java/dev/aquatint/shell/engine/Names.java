package dev.aquatint.shell.engine;

import dev.aquatint.frame.Csv;
import dev.aquatint.frame.Frame;
import dev.aquatint.param.Parameterized;
import dev.aquatint.picture.Raster;
import dev.aquatint.stream.Pipe;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/// What the variables of a session hold, the other way round: how a value is called there.
final class Names {
    /// Of no session.
    static final Names NONE = new Names(Map.of());

    private final Map<Object, String> same = new IdentityHashMap<>();
    private final Map<Frame, String> frames = new HashMap<>();
    /// Frames of text files are not read to be compared.
    private final Map<String, String> texts = new HashMap<>();

    /// @param variables by name; of two that hold the same, the first gives it its name
    Names(Map<String, Object> variables) {
        variables.forEach((name, value) -> {
            switch (value) {
                case Frame f -> {
                    frames.putIfAbsent(f, name);
                    if (f instanceof Csv) texts.putIfAbsent(f.made().source(), name);
                }
                case Raster _, Parameterized _, Pipe<?> _, int[] _ -> same.putIfAbsent(value, name);
                case null, default -> { }
            }
        });
    }

    Optional<String> of(Object value) {
        return Optional.ofNullable(value instanceof Frame f ? frames.getOrDefault(f, texts.isEmpty() ? null : texts.get(f.made().source())) : same.get(value));
    }
}
