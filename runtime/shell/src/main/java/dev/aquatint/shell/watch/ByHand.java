package dev.aquatint.shell.watch;

import dev.aquatint.param.Parameter;
import dev.aquatint.param.Parameterized;
import java.util.HashMap;
import java.util.Map;

/// What a person has set in the page: parameters whose value is another one than the script gave them. It outlives the object.
final class ByHand {
    private final Map<String, Map<String, Object>> given = new HashMap<>();
    /// What was set in variables that a script with an error in it does not have.
    private final Map<String, Map<String, Object>> waiting = new HashMap<>();

    /// The values of all variables as the script has set them; those that a person had set stay so where the script says the same as before.
    ///
    /// @param before what [#now] was before the script ran
    /// @param whole whether the script ran to its end; a variable that is missing otherwise may come back
    void keep(Map<String, Parameterized> before, Map<String, Map<String, Object>> set, Map<String, Parameterized> now, boolean whole) {
        now.forEach((name, object) -> {
            if (before.get(name) == object) return;
            Map<String, Object> then = given.getOrDefault(name, Map.of()), scripts = values(object);
            given.put(name, scripts);
            set.getOrDefault(name, Map.of()).forEach((parameter, value) -> {
                if (scripts.containsKey(parameter) && scripts.get(parameter).equals(then.get(parameter))) set(object, parameter, value);
            });
        });
        waiting.putAll(set);
        waiting.keySet().removeAll(now.keySet());
        if (!whole) return;
        waiting.clear();
        given.keySet().retainAll(now.keySet());
    }

    /// What differs from the script's values, by variable and parameter.
    Map<String, Map<String, Object>> changes(Map<String, Parameterized> variables) {
        Map<String, Map<String, Object>> all = new HashMap<>(waiting);
        variables.forEach((name, object) -> {
            Map<String, Object> scripts = given.getOrDefault(name, Map.of()), changed = values(object);
            changed.entrySet().removeIf(e -> !scripts.containsKey(e.getKey()) || scripts.get(e.getKey()).equals(e.getValue()));
            all.put(name, changed);
        });
        return all;
    }

    private static Map<String, Object> values(Parameterized object) {
        Map<String, Object> values = new HashMap<>();
        for (Parameter p : object.parameters()) {
            Object value = object.get(p.name());
            if (value != null) values.put(p.name(), value);
        }
        return values;
    }

    private static void set(Parameterized object, String parameter, Object value) {
        try {
            object.set(parameter, value);
        } catch (IllegalArgumentException _) {
            // it was allowed before and is not any more
        }
    }
}
