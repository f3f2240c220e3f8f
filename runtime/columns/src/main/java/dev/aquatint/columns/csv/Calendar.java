package dev.aquatint.columns.csv;

import java.time.LocalDate;
import java.time.YearMonth;

/// Dates and times read from characters, without a string for each.
///
/// A reader of one value: what was found is in its fields.
final class Calendar {
    /// In which order day, month and year are written; `NAMED` has a month by its English name.
    enum Order { YEAR_FIRST, MONTH_FIRST, DAY_FIRST, NAMED }

    private static final String[] MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
    private static final long SECOND = 1_000_000_000L;
    /// Two digits from here on are of the last century.
    private static final int PIVOT = 69;

    private char[] b;
    private int at, to;
    private int number, digits;

    /// days since 1970
    long day;
    /// nanoseconds since midnight
    long time;
    /// nanoseconds that clocks there are ahead of UTC
    long ahead;
    /// whether there was a time of day
    boolean timed;

    /// Microseconds since 1970 in UTC.
    long micros() {
        return day * 86_400_000_000L + Math.floorDiv(time - ahead, 1000);
    }

    /// Whether it is a date, and a time perhaps.
    boolean date(char[] b, int from, int to, Order order) {
        this.b = b;
        at = from;
        this.to = to;
        timed = false;
        time = ahead = 0;
        if (to - from < 6 || !(order == Order.NAMED ? named() : numbers(order))) return false;
        if (at == to) return true;
        char c = b[at];
        if (c == ',') at++;
        else if (c != ' ' && c != 'T' && c != 't' && (c != ':' || order != Order.NAMED)) return false;
        if (c != ' ' && c != ',') at++;
        spaces();
        timed = true;
        return clock(1) && zone() && at == to;
    }

    /// Whether it is a time of day.
    boolean clock(char[] b, int from, int to) {
        this.b = b;
        at = from;
        this.to = to;
        int colon = from + 2;
        boolean certain = to - from >= 7 || colon < to && b[colon] == ':' && to - from == 5;       // 3:45 may be minutes and seconds
        return certain && clock(1) && at == to;
    }

    private boolean numbers(Order order) {
        if (!number(4)) return false;
        int a = number, aDigits = digits;
        char mark = at < to ? b[at] : 0;
        if (mark != '-' && mark != '/' && mark != '.') return false;
        at++;
        if (!number(2) || at == to || b[at] != mark) return false;
        int middle = number, middleDigits = digits;
        at++;
        if (!number(4)) return false;
        int c = number, cDigits = digits;
        if (order == Order.YEAR_FIRST) return aDigits == 4 && cDigits <= 2 && day(a, middle, c);
        if (aDigits > 2 || order == Order.MONTH_FIRST && mark == '.') return false;
        boolean shortYear = cDigits == 2 && mark != '-' && (mark == '/' || aDigits == 2 && middleDigits == 2);
        if (cDigits != 4 && !shortYear) return false;
        int year = shortYear ? century(c) : c;
        return order == Order.MONTH_FIRST ? day(year, a, middle) : day(year, middle, a);
    }

    /// 13-Apr-2014, 13 April 2014, Apr 13, 2014; a day of the week may come before.
    private boolean named() {
        if (Character.isLetter(b[at])) {
            int start = at, month = month();
            if (month == 0) {               // Sun, 13 Apr 2014
                at = start;
                while (at < to && Character.isLetter(b[at])) at++;
                if (at - start < 3 || at == to || b[at] != ',') return false;
                at++;
                spaces();
            } else {
                if (!spaces() || !number(2)) return false;
                int d = number;
                if (at < to && b[at] == ',') at++;
                return spaces() && number(4) && digits == 4 && day(number, month, d);
            }
        }
        if (!number(2) || at == to) return false;
        int d = number;
        char mark = b[at];
        if (mark != ' ' && mark != '-' && mark != '/' && mark != '.') return false;
        at++;
        spaces();
        int month = month();
        if (month == 0 || at == to || b[at] != mark) return false;
        at++;
        spaces();
        if (!number(4) || digits != 4 && digits != 2) return false;
        return day(digits == 2 ? century(number) : number, month, d);
    }

    private int month() {
        int start = at;
        while (at < to && Character.isLetter(b[at])) at++;
        if (at - start < 3) return 0;
        int n = Math.min(at - start, 10);
        for (int m = 0; m < 12; m++) {
            String name = MONTHS[m];
            if (n > name.length() || n > 3 && n < name.length() && !(m == 8 && n == 4)) continue;
            int i = 0;
            while (i < n && name.charAt(i) == Character.toLowerCase(b[start + i])) i++;
            if (i == n) {
                if (at < to && b[at] == '.' && n < name.length()) at++;
                return m + 1;
            }
        }
        return 0;
    }

    private boolean clock(int least) {
        if (!number(2) || at == to || b[at] != ':') return false;
        int h = number;
        at++;
        if (!number(2) || digits != 2 || number > 59) return false;
        int m = number, s = 0;
        long nano = 0;
        if (at < to && b[at] == ':') {
            at++;
            if (!number(2) || digits != 2 || number > 59) return false;
            s = number;
            if (at < to && (b[at] == '.' || b[at] == ',')) {
                at++;
                if (!number(9)) return false;
                nano = number;
                for (int i = digits; i < 9; i++) nano *= 10;
            }
        }
        int half = half();
        if (half < 0 ? h > 23 : h < least || h > 12) return false;
        time = ((half < 0 ? h : h % 12 + half) * 3600L + m * 60 + s) * SECOND + nano;
        return true;
    }

    /// 0 for the morning, 12 for the afternoon, -1 when it is not said.
    private int half() {
        int i = at;
        while (i < to && b[i] == ' ') i++;
        if (i + 1 >= to || b[i + 1] != 'M' && b[i + 1] != 'm' || i + 2 < to && b[i + 2] != ' ') return -1;
        int half = b[i] == 'A' || b[i] == 'a' ? 0 : b[i] == 'P' || b[i] == 'p' ? 12 : -1;
        if (half >= 0) at = i + 2;
        return half;
    }

    private boolean zone() {
        spaces();
        if (at == to) return true;
        char c = b[at];
        if (c == 'Z' || c == 'z') {
            at++;
            return true;
        }
        if (to - at == 3 && (c == 'U' && b[at + 1] == 'T' && b[at + 2] == 'C' || c == 'G' && b[at + 1] == 'M' && b[at + 2] == 'T')) {
            at = to;
            return true;
        }
        if (c != '+' && c != '-') return false;
        at++;
        if (!number(4) || digits == 3) return false;
        int h = digits == 4 ? number / 100 : number, m = digits == 4 ? number % 100 : 0;
        if (digits <= 2 && at < to && b[at] == ':') {
            at++;
            if (!number(2) || digits != 2) return false;
            m = number;
        }
        if (h > 18 || m > 59) return false;
        ahead = (h * 3600L + m * 60L) * SECOND * (c == '-' ? -1 : 1);
        return true;
    }

    private boolean day(int year, int month, int d) {
        if (month < 1 || month > 12 || d < 1 || d > 28 && d > YearMonth.of(year, month).lengthOfMonth()) return false;
        day = LocalDate.of(year, month, d).toEpochDay();
        return true;
    }

    private static int century(int twoDigits) {
        return twoDigits < PIVOT ? 2000 + twoDigits : 1900 + twoDigits;
    }

    private boolean number(int most) {
        int start = at, v = 0;
        while (at < to && at - start < most && b[at] >= '0' && b[at] <= '9') v = v * 10 + (b[at++] - '0');
        number = v;
        digits = at - start;
        return digits > 0;
    }

    private boolean spaces() {
        int start = at;
        while (at < to && b[at] == ' ') at++;
        return at > start;
    }
}
