package dev.aquatint.document.plot;

/// Text that stays text, wherever BokehJS would read markup or mathematics in it.
public final class Plain {
    private static final char ZERO_WIDTH_SPACE = '\u200b';

    private Plain() {}

    /// For an element or a quoted attribute of HTML.
    public static String html(String text) {
        StringBuilder s = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> s.append("&amp;");
                case '<' -> s.append("&lt;");
                case '>' -> s.append("&gt;");
                case '"' -> s.append("&quot;");
                case '\'' -> s.append("&#39;");
                default -> s.append(c);
            }
        }
        return s.toString();
    }

    /// For titles and labels: nothing in it starts a formula, which BokehJS would fetch MathJax for and write as HTML.
    public static String label(String text) {
        if (text == null) return "";
        if (!text.contains("$$") && text.indexOf('\\') < 0) return text;
        return text.replace("$$", "$" + ZERO_WIDTH_SPACE + "$").replace("\\", "\\" + ZERO_WIDTH_SPACE);
    }
}
