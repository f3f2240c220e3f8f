package dev.aquatint.raster.glyph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads polygons in well-known text: `POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, ...))` and `MULTIPOLYGON (((...)), ((...)))`.
///
/// Upper and lower case, `EMPTY`, an `SRID=4326;` in front, and third and fourth coordinates (which are not used) are taken; a ring that is
/// left open is closed. Grammar: OGC 06-103r4, section 7.
final class Wkt {
    private final String text;
    private final boolean turned;
    private int at;

    private Wkt(String text, boolean turned) {
        this.text = text;
        this.turned = turned;
    }

    /// What is wrong with a text, and where.
    static final class Malformed extends Exception {
        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /// @param turned whether shells are made to run counter-clockwise and holes clockwise
    static List<Outline> polygons(String text, boolean turned) throws Malformed {
        Wkt wkt = new Wkt(text, turned);
        List<Outline> all = wkt.geometry();
        wkt.skipSpace();
        if (wkt.at < text.length()) throw wkt.expected("the end");
        return all;
    }

    private List<Outline> geometry() throws Malformed {
        skipSpace();
        if (text.regionMatches(true, at, "SRID=", 0, 5)) at = Math.max(text.indexOf(';', at), at + 4) + 1;
        int start = at;
        String word = word();
        boolean several = word.equals("MULTIPOLYGON");
        if (!several && !word.equals("POLYGON")) {
            at = start;
            throw expected("POLYGON or MULTIPOLYGON");
        }
        int before = at;
        String next = word();
        if (next.equals("Z") || next.equals("M") || next.equals("ZM")) {
            before = at;
            next = word();
        }
        if (next.equals("EMPTY")) return List.of();
        at = before;
        List<Outline> all = new ArrayList<>();
        if (!several) {
            polygon(all);
            return all;
        }
        expect('(');
        do {
            before = at;
            if (!word().equals("EMPTY")) {
                at = before;
                polygon(all);
            }
        } while (another());
        return all;
    }

    private void polygon(List<Outline> into) throws Malformed {
        List<double[]> rings = new ArrayList<>();
        expect('(');
        do {
            rings.add(ring());
        } while (another());
        into.add(Outline.of(rings.toArray(double[][]::new), turned));
    }

    private double[] ring() throws Malformed {
        double[] xy = new double[16];
        int n = 0;
        expect('(');
        do {
            if (n + 4 > xy.length) xy = Arrays.copyOf(xy, xy.length * 2);
            xy[n++] = number();
            xy[n++] = number();
            for (int more = 0; more < 2 && !atPunctuation(); more++) number();
        } while (another());
        if (xy[0] != xy[n - 2] || xy[1] != xy[n - 1]) {
            xy[n] = xy[0];
            xy[n + 1] = xy[1];
            n += 2;
        }
        if (n < 8) throw new Malformed("a ring of %d points before character %d, and a polygon has three at least".formatted(n / 2 - 1, at + 1));
        return Arrays.copyOf(xy, n);
    }

    /// Whether a comma follows, and not a closing bracket.
    private boolean another() throws Malformed {
        skipSpace();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        if (at < text.length() && text.charAt(at) == ')') {
            at++;
            return false;
        }
        throw expected("',' or ')'");
    }

    private void expect(char c) throws Malformed {
        skipSpace();
        if (at == text.length() || text.charAt(at) != c) throw expected("'" + c + "'");
        at++;
    }

    private boolean atPunctuation() {
        skipSpace();
        return at == text.length() || text.charAt(at) == ',' || text.charAt(at) == ')' || text.charAt(at) == '(';
    }

    private double number() throws Malformed {
        skipSpace();
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
        try {
            double v = Double.parseDouble(text.substring(start, at));
            if (Double.isFinite(v)) return v;
        } catch (NumberFormatException e) {
            // as below
        }
        at = start;
        throw expected("a number");
    }

    private String word() {
        skipSpace();
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) at++;
        return text.substring(start, at).toUpperCase(Locale.ROOT);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private Malformed expected(String what) {
        return new Malformed("expected %s at character %d, and found %s".formatted(what, at + 1,
                at >= text.length() ? "the end" : "'" + text.substring(at, Math.min(at + 20, text.length())) + (at + 20 < text.length() ? "...'" : "'")));
    }
}
