package dev.aquatint.shell.engine;

import java.util.regex.Pattern;

/// An exception in words: the message first, and its type only where the message alone says too little.
public final class Failure {
    /// By name: a packaged app runs where there may be no JShell.
    private static final String UNRESOLVED = "jdk.jshell.spi.SPIResolutionException";

    /// What the classes of snippets are within, which nobody typed.
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]");

    private Failure() {}

    public static String describe(Throwable t) {
        if (t.getClass().getName().equals(UNRESOLVED)) return "this uses something that is declared only further down, or not at all";
        String message = t.getMessage() == null ? null : WRAPPER.matcher(t.getMessage()).replaceAll("");
        if (message == null || message.isBlank()) return t.getClass().getSimpleName();
        boolean speaks = t instanceof IllegalArgumentException || t instanceof IllegalStateException || t.getClass().getName().startsWith("dev.aquatint.");
        boolean guessed = t instanceof NumberFormatException || t.getClass().getEnclosingClass() != null;
        return speaks && !guessed ? message : t.getClass().getSimpleName() + ": " + message;
    }

    /// As at a prompt: also what code of the person or of Java has thrown says its type; what Aquatint says is a message that needs none.
    public static String named(Throwable t) {
        String said = describe(t), type = t.getClass().getSimpleName();
        StackTraceElement[] trace = t.getStackTrace();
        boolean ours = trace.length == 0 || trace[0].getClassName().startsWith("dev.aquatint.") || t.getClass().getName().startsWith("dev.aquatint.") || t.getClass().getName().equals(UNRESOLVED);
        return ours || said.startsWith(type) ? said : type + ": " + said;
    }
}
