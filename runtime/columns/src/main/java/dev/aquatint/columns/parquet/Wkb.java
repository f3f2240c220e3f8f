package dev.aquatint.columns.parquet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Geometry in well-known binary, as ISO and PostGIS write it. Third and fourth coordinates are left out.
final class Wkb {
    private static final int POINT = 1, LINE = 2, POLYGON = 3, POINTS = 4, LINES = 5, POLYGONS = 6, COLLECTION = 7, DEEPEST = 32;
    private static final String[] WORDS = {"", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"};

    private final ByteBuffer in;
    private int more;

    private Wkb(byte[] bytes, int at, int length) {
        in = ByteBuffer.wrap(bytes, at, length);
    }

    /// A coordinate of a point; NaN for an empty one and for all other geometry.
    static double coordinate(byte[] bytes, int at, int length, boolean y) {
        try {
            var wkb = new Wkb(bytes, at, length);
            if (wkb.head() != POINT) return Double.NaN;
            double first = wkb.in.getDouble();
            return y ? wkb.in.getDouble() : first;
        } catch (BufferUnderflowException _) {
            throw new Corrupt("geometry of %,d bytes that is cut off".formatted(length));
        }
    }

    /// The same as well-known text.
    static String text(byte[] bytes, int at, int length) {
        try {
            var text = new StringBuilder(length);
            new Wkb(bytes, at, length).geometry(text, 0);
            return text.toString();
        } catch (BufferUnderflowException _) {
            throw new Corrupt("geometry of %,d bytes that is cut off".formatted(length));
        }
    }

    /// Reads the order of bytes and the type; what follows a coordinate pair is in `more`.
    private int head() {
        byte order = in.get();
        if (order != 0 && order != 1) throw new Corrupt("geometry that starts with %d, not with an order of bytes".formatted(order));
        in.order(order == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int word = in.getInt(), type = word & 0xffff;
        boolean z = (word & 0x8000_0000) != 0 || type / 1000 == 1 || type / 1000 == 3, m = (word & 0x4000_0000) != 0 || type / 1000 >= 2;
        if ((word & 0x2000_0000) != 0) in.getInt();             // a reference system
        more = (z ? 8 : 0) + (m ? 8 : 0);
        return type % 1000;
    }

    private void geometry(StringBuilder out, int depth) {
        int type = head();
        if (type < POINT || type > COLLECTION || depth > DEEPEST) throw new Corrupt("geometry of type %d, which is not read".formatted(type));
        out.append(WORDS[type]).append(' ');
        body(type, out, depth);
    }

    private void body(int type, StringBuilder out, int depth) {
        if (type == POINT) {
            int before = out.length();
            double x = in.getDouble(in.position()), y = in.getDouble(in.position() + 8);
            out.append('(');
            pair(out);
            out.append(')');
            if (x != x && y != y) out.replace(before, out.length(), "EMPTY");
            return;
        }
        int n = in.getInt();
        if (n < 0 || n > in.remaining()) throw new Corrupt("geometry of %s parts in %,d bytes".formatted(Integer.toUnsignedString(n), in.remaining()));
        if (n == 0) {
            out.append("EMPTY");
            return;
        }
        out.append('(');
        for (int i = 0; i < n; i++) {
            if (i > 0) out.append(", ");
            switch (type) {
                case LINE -> pair(out);
                case POLYGON -> body(LINE, out, depth);
                case COLLECTION -> {
                    int its = more;
                    geometry(out, depth + 1);
                    more = its;
                }
                default -> {
                    int member = head();
                    if (member != type - 3) throw new Corrupt("geometry of type %d in one of type %d".formatted(member, type));
                    body(member, out, depth);
                }
            }
        }
        out.append(')');
    }

    private void pair(StringBuilder out) {
        number(in.getDouble(), out);
        out.append(' ');
        number(in.getDouble(), out);
        in.position(Math.min(in.limit(), in.position() + more));
    }

    private static void number(double v, StringBuilder out) {
        if (v == (int) v) out.append((int) v);
        else out.append(v);
    }
}
