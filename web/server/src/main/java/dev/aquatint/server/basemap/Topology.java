package dev.aquatint.server.basemap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A TopoJSON file: arcs, and shapes whose rings are strung together from them.
///
/// An arc is longitude and latitude in degrees, interleaved. A ring names its arcs by index; `~i` is arc `i` backwards.
///
/// @param shapes by the name of their collection, one element for each geometry: its rings, those of holes included
record Topology(Map<String, List<int[][]>> shapes, double[][] arcs) {

    /// Reads a quantised topology whose objects are collections of polygons; anything else in it is skipped.
    ///
    /// @throws IOException if this is no such file
    static Topology read(InputStream in) throws IOException {
        var shapes = new HashMap<String, List<int[][]>>();
        var quantised = new ArrayList<int[]>();
        double[] scale = {1, 1}, translate = {0, 0};
        try (JsonParser json = new JsonFactory().createParser(in)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "an object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "objects" -> {
                        while (json.nextToken() == JsonToken.FIELD_NAME) {
                            String collection = json.currentName();
                            json.nextToken();
                            shapes.put(collection, collection(json));
                        }
                    }
                    case "arcs" -> {
                        while (json.nextToken() == JsonToken.START_ARRAY) quantised.add(arc(json));
                    }
                    case "transform" -> {
                        while (json.nextToken() == JsonToken.FIELD_NAME) {
                            double[] into = json.currentName().equals("scale") ? scale : translate;
                            json.nextToken();
                            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) into[i] = json.getDoubleValue();
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        }
        expect(!quantised.isEmpty() && !shapes.isEmpty(), "arcs and objects");
        double[][] arcs = new double[quantised.size()][];
        for (int i = 0; i < arcs.length; i++) arcs[i] = degrees(quantised.get(i), scale, translate);
        return new Topology(shapes, arcs);
    }

    /// The closed line of a ring; its first point is not repeated at the end.
    double[] ring(int[] refs) {
        int length = 0;
        for (int ref : refs) length += arcs[index(ref)].length - 2;
        double[] out = new double[length];
        int at = 0;
        for (int ref : refs) {
            double[] arc = arcs[index(ref)];
            // the last point of an arc is the first of the next one
            if (ref >= 0) {
                System.arraycopy(arc, 0, out, at, arc.length - 2);
                at += arc.length - 2;
            } else {
                for (int p = arc.length - 2; p > 0; p -= 2, at += 2) {
                    out[at] = arc[p];
                    out[at + 1] = arc[p + 1];
                }
            }
        }
        return out;
    }

    static int index(int ref) {
        return ref >= 0 ? ref : ~ref;
    }

    private static List<int[][]> collection(JsonParser json) throws IOException {
        var shapes = new ArrayList<int[][]>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (!name.equals("geometries")) json.skipChildren();
            else while (json.nextToken() == JsonToken.START_OBJECT) shapes.add(geometry(json));
        }
        return shapes;
    }

    private static int[][] geometry(JsonParser json) throws IOException {
        var rings = new ArrayList<int[]>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("arcs")) rings(json, rings);
            else json.skipChildren();
        }
        return rings.toArray(int[][]::new);
    }

    /// Polygons nest two deep, multipolygons three: a list of numbers is a ring wherever it stands.
    private static void rings(JsonParser json, List<int[]> rings) throws IOException {
        int[] ring = new int[8];
        int n = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                rings(json, rings);
            } else {
                if (n == ring.length) ring = Arrays.copyOf(ring, 2 * n);
                ring[n++] = json.getIntValue();
            }
        }
        if (n > 0) rings.add(Arrays.copyOf(ring, n));
    }

    private static int[] arc(JsonParser json) throws IOException {
        int[] deltas = new int[32];
        int n = 0;
        while (json.nextToken() == JsonToken.START_ARRAY) {
            if (n == deltas.length) deltas = Arrays.copyOf(deltas, 2 * n);
            deltas[n++] = json.nextIntValue(0);
            deltas[n++] = json.nextIntValue(0);
            expect(json.nextToken() == JsonToken.END_ARRAY, "points of two numbers");
        }
        expect(n >= 4, "arcs of two points or more");
        return Arrays.copyOf(deltas, n);
    }

    private static double[] degrees(int[] deltas, double[] scale, double[] translate) {
        double[] out = new double[deltas.length];
        long x = 0, y = 0;
        for (int i = 0; i < deltas.length; i += 2) {
            out[i] = (x += deltas[i]) * scale[0] + translate[0];
            out[i + 1] = (y += deltas[i + 1]) * scale[1] + translate[1];
        }
        return out;
    }

    private static void expect(boolean so, String what) throws IOException {
        if (!so) throw new IOException("not a TopoJSON file that we can read: it needs " + what);
    }
}
