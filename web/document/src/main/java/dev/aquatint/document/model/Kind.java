package dev.aquatint.document.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What BokehJS says a property holds, as in `Nullable(Or(Float, Enum(auto)))`, and whether a value fits.
///
/// @param text as BokehJS writes it
/// @param of the kinds in the brackets; of an `Enum`, its choices
record Kind(String name, List<Kind> of, String text) {
    private static final Pattern COLOUR = Pattern.compile("#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|rgba?\\([0-9.,%\\s/]+\\)|[a-z]{3,20}");
    private static final Set<String> NUMERIC_SPECS = Set.of("NumberSpec", "DistanceSpec", "ScreenSizeSpec", "AngleSpec", "XCoordinateSpec", "YCoordinateSpec");

    static Kind parse(String text) {
        return new Parser(text).kind();
    }

    boolean accepts(Object value, ModelSpec spec) {
        return switch (name) {
            case "Float" -> value instanceof Number;
            case "Int" -> value instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue());
            case "Bool" -> value instanceof Boolean;
            case "Str", "PrefixedStr", "Font" -> value instanceof String;
            case "Null" -> value == null;
            case "Bytes" -> value instanceof byte[];
            case "Percent", "Alpha" -> value instanceof Number n && n.doubleValue() >= 0 && n.doubleValue() <= 1;
            case "NonNegative" -> of.getFirst().accepts(value, spec) && ((Number) value).doubleValue() >= 0;
            case "Positive" -> of.getFirst().accepts(value, spec) && ((Number) value).doubleValue() > 0;
            case "Nullable" -> value == null || of.getFirst().accepts(value, spec);
            case "Opt" -> of.getFirst().accepts(value, spec);
            case "Or" -> of.stream().anyMatch(k -> k.accepts(value, spec));
            case "Enum" -> (value instanceof String || value instanceof Number) && of.stream().anyMatch(k -> k.name.equals(value.toString()));
            case "Ref" -> value instanceof Model m && spec.isA(m.type(), of.getFirst().name);
            case "AnyRef" -> true;
            case "List" -> value instanceof List<?> l && all(l, of.getFirst(), spec);
            case "NonEmptyList" -> value instanceof List<?> l && !l.isEmpty() && all(l, of.getFirst(), spec);
            case "Arrayable", "Iterable" -> value instanceof NdArray || value instanceof List<?> l && all(l, of.getFirst(), spec);
            case "Set" -> value instanceof Set<?> s && s.stream().allMatch(v -> of.getFirst().accepts(v, spec));
            case "Dict" -> value instanceof Map<?, ?> m && m.keySet().stream().allMatch(String.class::isInstance) && all(m.values(), of.getFirst(), spec);
            case "Mapping" -> value instanceof Map<?, ?> m && all(m.keySet(), of.get(0), spec) && all(m.values(), of.get(1), spec);
            case "Struct", "PartialStruct", "KeyVal" -> value instanceof Map<?, ?>;
            case "Tuple" -> value instanceof List<?> l && fitsTuple(l, spec);
            case "Color" -> isColour(value);
            default -> acceptsSpec(value, spec);
        };
    }

    private boolean acceptsSpec(Object value, ModelSpec spec) {
        if (name.endsWith("Scalar")) return !(value instanceof Vector);
        if (!name.endsWith("Spec") || value instanceof Vector) return true;
        if (NUMERIC_SPECS.contains(name)) return value instanceof Number;
        if (name.equals("ColorSpec")) return value == null || isColour(value);
        return true;
    }

    private boolean fitsTuple(List<?> values, ModelSpec spec) {
        if (values.size() != of.size()) return false;
        for (int i = 0; i < of.size(); i++) {
            if (!of.get(i).accepts(values.get(i), spec)) return false;
        }
        return true;
    }

    private static boolean all(Iterable<?> values, Kind kind, ModelSpec spec) {
        for (Object v : values) {
            if (!kind.accepts(v, spec)) return false;
        }
        return true;
    }

    /// `transparent` is in no list of colours that all clients share: `#00000000` is.
    private static boolean isColour(Object value) {
        return switch (value) {
            case String s -> !s.equals("transparent") && (isHex(s) || COLOUR.matcher(s).matches());
            case List<?> l -> (l.size() == 3 || l.size() == 4) && l.stream().allMatch(Number.class::isInstance);
            case null, default -> false;
        };
    }

    /// The quick way for palettes, which are hundreds of these.
    private static boolean isHex(String s) {
        if (s.length() != 7 || s.charAt(0) != '#') return false;
        for (int i = 1; i < 7; i++) {
            if (Character.digit(s.charAt(i), 16) < 0) return false;
        }
        return true;
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Kind kind() {
            int from = at;
            while (at < text.length() && "(),".indexOf(text.charAt(at)) < 0) at++;
            String name = text.substring(from, at).strip();
            List<Kind> of = new ArrayList<>();
            if (at < text.length() && text.charAt(at) == '(') {
                at++;
                switch (name) {
                    case "Enum" -> choices(of);
                    case "Struct", "PartialStruct", "Func" -> skipBrackets();
                    default -> list(of);
                }
            }
            return new Kind(name, List.copyOf(of), text.substring(from, at).strip());
        }

        private void list(List<Kind> of) {
            while (at < text.length() && text.charAt(at) != ')') {
                of.add(kind());
                if (at < text.length() && text.charAt(at) == ',') at++;
            }
            at++;
        }

        /// Choices may be any characters but brackets, commas among them.
        private void choices(List<Kind> of) {
            int end = text.indexOf(')', at);
            for (String c : text.substring(at, end).split(", ")) of.add(new Kind(c.strip(), List.of(), c.strip()));
            at = end + 1;
        }

        private void skipBrackets() {
            for (int depth = 1; at < text.length() && depth > 0; at++) {
                if (text.charAt(at) == '(') depth++;
                if (text.charAt(at) == ')') depth--;
            }
        }
    }
}
