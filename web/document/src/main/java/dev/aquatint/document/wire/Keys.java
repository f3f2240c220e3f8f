package dev.aquatint.document.wire;

/// What a browser may use as keys of one map, or elements of one set: texts, or numbers, and not both.
///
/// Whoever knows how a hash is made can send thousands of keys that have the same one. Java's hash maps stay quick then only if all keys of a
/// map are of one class that has an order; lists, maps and mixtures have none, and forty thousand of them would keep a core busy for minutes.
final class Keys {
    private Class<?> type;

    /// @return the key, a number as a Double
    /// @throws Refused if it is neither text nor number, or not what the others are
    Object safe(Object key) {
        Object safe = key instanceof Number n ? (Object) n.doubleValue() : key;
        if (!(safe instanceof String || safe instanceof Double)) throw Refused.because("keys of a map and elements of a set are texts or numbers");
        if (type == null) type = safe.getClass();
        if (type != safe.getClass()) throw Refused.because("keys of one map, and elements of one set, are all texts or all numbers");
        return safe;
    }
}
