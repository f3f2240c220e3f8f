package dev.aquatint.shell.engine;

/// How deep in brackets, text blocks and comments the end of a text is: the cheap half of knowing whether a snippet is complete.
final class Nesting {
    private enum In { CODE, COMMENT, TEXT_BLOCK }

    private In in = In.CODE;
    private int depth;
    private char last;

    static Nesting of(String text) {
        Nesting nesting = new Nesting();
        text.lines().forEach(nesting::read);
        return nesting;
    }

    /// Reads on.
    ///
    /// @param line without its line end
    void read(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (in) {
                case COMMENT -> {
                    if (line.startsWith("*/", i)) {
                        in = In.CODE;
                        i++;
                    }
                }
                case TEXT_BLOCK -> {
                    if (c == '\\') i++;
                    else if (line.startsWith("\"\"\"", i)) {
                        in = In.CODE;
                        i += 2;
                    }
                }
                case CODE -> {
                    if (line.startsWith("//", i)) return;
                    if (line.startsWith("/*", i)) {
                        in = In.COMMENT;
                        i++;
                    } else if (line.startsWith("\"\"\"", i)) {
                        in = In.TEXT_BLOCK;
                        last = '"';
                        i += 2;
                    } else if (c == '"' || c == '\'') {
                        last = c;
                        for (i++; i < line.length() && line.charAt(i) != c; i++) {
                            if (line.charAt(i) == '\\') i++;
                        }
                    } else if (!Character.isWhitespace(c)) {
                        last = c;
                        if (c == '(' || c == '[' || c == '{') depth++;
                        if (c == ')' || c == ']' || c == '}') depth--;
                    }
                }
            }
        }
    }

    /// Something is still open, so the next line belongs to it.
    boolean open() {
        return depth > 0 || in != In.CODE;
    }

    /// There was more than blanks and comments.
    boolean code() {
        return last != 0;
    }

    /// The last character that is neither blank nor comment, or 0.
    char last() {
        return last;
    }
}
