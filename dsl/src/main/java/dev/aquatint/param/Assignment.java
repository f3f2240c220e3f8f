package dev.aquatint.param;

/// What a write to a `@Param` field becomes in the REPL and in scripts; not meant to be called by hand.
///
/// The script engine replaces `putfield` by a call of the method whose second parameter has the field's type.
public final class Assignment {
    private Assignment() {}

    public static void assign(Parameterized to, double value, String name) {
        to.set(name, value);
    }

    public static void assign(Parameterized to, float value, String name) {
        to.set(name, value);
    }

    public static void assign(Parameterized to, int value, String name) {
        to.set(name, value);
    }

    public static void assign(Parameterized to, long value, String name) {
        to.set(name, value);
    }

    public static void assign(Parameterized to, boolean value, String name) {
        to.set(name, value);
    }

    public static void assign(Parameterized to, Object value, String name) {
        to.set(name, value);
    }
}
