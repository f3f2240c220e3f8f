package dev.aquatint.shell.engine;

import java.util.regex.Pattern;

/// Types as people call them.
public final class SimpleNames {
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private SimpleNames() {}

    /// `List<String>` for `java.util.List<java.lang.String>`.
    public static String of(String text) {
        return PACKAGES.matcher(text).replaceAll("").replace("<nulltype>", "null");
    }
}
