package dev.aquatint.raster;

import static dev.aquatint.Aquatint.frame;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.element.Image;
import dev.aquatint.element.Polygons;
import dev.aquatint.element.QuadMesh;
import dev.aquatint.element.TriMesh;
import dev.aquatint.frame.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The meshes of golden cases: grids and triangles as JSON.
final class GoldenMeshes {
    private GoldenMeshes() {}

    static Image image(JsonNode of, JsonNode c) {
        JsonNode spec = c.get("spec");
        return Image.image(numbers(of, spec, "x"), numbers(of, spec, "y"), rows(of.get(spec.get("z").asText()))).vdims(spec.get("z").asText())
                .interpolate(spec.get("interpolate").asText());
    }

    static PlainImage plain(JsonNode of, JsonNode c) {
        JsonNode spec = c.get("spec");
        return new PlainImage(numbers(of, spec, "x"), numbers(of, spec, "y"), rows(of.get(spec.get("z").asText())), spec.get("interpolate").asText().equals("linear"));
    }

    static QuadMesh quadMesh(JsonNode of, JsonNode c) {
        JsonNode spec = c.get("spec");
        String z = spec.get("z").asText();
        boolean curved = of.get(spec.get("x").asText()).get(0).isArray();
        return (curved ? QuadMesh.quadMesh(rows(of.get(spec.get("x").asText())), rows(of.get(spec.get("y").asText())), rows(of.get(z)))
                : QuadMesh.quadMesh(numbers(of, spec, "x"), numbers(of, spec, "y"), rows(of.get(z)))).vdims(z);
    }

    static TriMesh triMesh(JsonNode of, JsonNode c) {
        Map<String, double[]> at = new LinkedHashMap<>();
        of.get("vertices").fields().forEachRemaining(e -> at.put(e.getKey(), doubles(e.getValue())));
        int n = of.get("simplices").size();
        Map<String, int[]> corners = new LinkedHashMap<>();
        for (int k = 0; k < 3; k++) {
            int[] corner = new int[n];
            for (int t = 0; t < n; t++) corner[t] = of.get("simplices").get(t).get(k).asInt();
            corners.put("v" + k, corner);
        }
        return TriMesh.triMesh(columns(at), columns(corners)).interpolate(c.at("/spec/interpolate").asText());
    }

    static Polygons polygons(JsonNode of, JsonNode c) {
        String[] texts = new String[of.get("wkt").size()];
        for (int i = 0; i < texts.length; i++) texts[i] = of.get("wkt").get(i).asText();
        return Polygons.polygons(frame(Map.of("wkt", texts, "v", doubles(of.get("v")))), "wkt");
    }

    private static Frame columns(Map<String, ?> columns) {
        return frame(columns).columns(columns.keySet().toArray(String[]::new));
    }

    private static double[] numbers(JsonNode of, JsonNode spec, String axis) {
        return doubles(of.get(spec.get(axis).asText()));
    }

    private static double[][] rows(JsonNode of) {
        List<double[]> rows = new ArrayList<>();
        of.forEach(row -> rows.add(doubles(row)));
        return rows.toArray(double[][]::new);
    }

    private static double[] doubles(JsonNode of) {
        double[] a = new double[of.size()];
        for (int i = 0; i < a.length; i++) a[i] = of.get(i).isNull() ? Double.NaN : of.get(i).asDouble();
        return a;
    }
}
