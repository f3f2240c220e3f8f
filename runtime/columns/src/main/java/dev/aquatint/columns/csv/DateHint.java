package dev.aquatint.columns.csv;

/// A pattern that reads a date with day and month as numbers, to be typed as an option.
final class DateHint {
    private DateHint() {}

    /// @param first letters of the number that comes first, as `second`
    static String of(String value, String first, String second) {
        int space = value.indexOf(' ') < 0 ? value.indexOf('T') : value.indexOf(' ');
        String date = space < 0 ? value : value.substring(0, space), time = space < 0 ? "" : value.substring(space + 1);
        char mark = date.replaceAll("\\d", "").charAt(0);
        String year = date.length() - date.lastIndexOf(mark) - 1 == 2 ? "yy" : "yyyy";
        return first + mark + second + mark + year + (time.isEmpty() ? "" : (value.charAt(space) == 'T' ? "'T'" : " ") + clock(time));
    }

    private static String clock(String time) {
        boolean half = time.toLowerCase(java.util.Locale.ROOT).endsWith("m");
        long colons = time.chars().filter(c -> c == ':').count();
        int dot = time.indexOf('.');
        String fraction = dot < 0 ? "" : "." + "S".repeat((int) time.substring(dot + 1).chars().takeWhile(Character::isDigit).count());
        return (half ? "h" : "H") + ":mm" + (colons > 1 ? ":ss" : "") + fraction + (half ? (time.contains(" ") ? " a" : "a") : "");
    }
}
