package dev.aquatint.columns.csv;

/// How a file separates its values.
///
/// @param separator what stands between two values; a space for any run of spaces and tabs
/// @param quote around texts; 0 for none
/// @param escape before quotes that are part of a text in quotes, beside doubling them; 0 for none
/// @param comment at the start of lines that are left out; 0 for none
/// @param skip how many lines come before the table
/// @param header whether the first record has the names
/// @param marked whether the header starts with a `#` that is no part of the first name
/// @param lenient whether text behind a closing quote belongs to the value
/// @param spaced whether spaces come before an opening quote
/// @param stray whether there are quotes, and they are part of texts
record Dialect(String separator, char quote, char escape, char comment, int skip, boolean header, boolean marked, boolean lenient, boolean spaced, boolean stray) {

    Dialect header(boolean header) {
        return new Dialect(separator, quote, escape, comment, skip, header, marked, lenient, spaced, stray);
    }

    /// With quotes that are characters like all others.
    Dialect unquoted() {
        return new Dialect(separator, (char) 0, (char) 0, comment, skip, header, marked, false, false, true);
    }

    Dialect forgiving() {
        return new Dialect(separator, quote, escape, comment, skip, header, marked, true, false, false);
    }

    /// Whether those who write such files put no quotes around texts.
    boolean tabbed() {
        return separator.equals("\t") || separator.equals(" ");
    }
}
