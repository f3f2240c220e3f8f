package dev.aquatint.columns.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/// Which columns are geometry in well-known binary: by GeoParquet's `geo` in the footer, or by Parquet's own types.
///
/// Points become two columns, `geometry.x` and `geometry.y`; lines and polygons well-known text. Where a file does not say what a column has,
/// there are all three.
record GeoMetadata(Map<String, List<String>> wkb) {
    private static final JsonFactory JSON = new JsonFactory();

    static GeoMetadata of(FileMetaData meta) {
        var wkb = new HashMap<String, List<String>>();
        if (meta.isSetKey_value_metadata()) {
            for (var kv : meta.getKey_value_metadata()) if (kv.getKey().equals("geo") && kv.isSetValue()) read(kv.getValue(), wkb);
        }
        return new GeoMetadata(wkb);
    }

    /// What cannot be read says nothing: columns are bytes then.
    private static void read(String json, Map<String, List<String>> wkb) {
        try (JsonParser in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) return;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean columns = in.currentName().equals("columns");
                if (in.nextToken() != JsonToken.START_OBJECT || !columns) in.skipChildren();
                else while (in.nextToken() == JsonToken.FIELD_NAME) column(in, in.currentName(), wkb);
            }
        } catch (IOException _) {
            wkb.clear();
        }
    }

    private static void column(JsonParser in, String name, Map<String, List<String>> wkb) throws IOException {
        String encoding = "WKB";
        var types = new ArrayList<String>();
        if (in.nextToken() != JsonToken.START_OBJECT) return;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            if (key.equals("encoding")) encoding = in.getText();
            else if (key.startsWith("geometry_type") && in.currentToken() == JsonToken.START_ARRAY) while (in.nextToken() != JsonToken.END_ARRAY) types.add(in.getText());
            else in.skipChildren();
        }
        if (encoding.equalsIgnoreCase("WKB")) wkb.put(name, types);
    }

    boolean isGeometry(SchemaElement e, String name) {
        if (e.getType() != Type.BYTE_ARRAY) return false;
        return wkb.containsKey(name) || e.isSetLogicalType() && (e.getLogicalType().isSetGEOMETRY() || e.getLogicalType().isSetGEOGRAPHY());
    }

    List<Leaf> leaves(SchemaElement e, String name, int index, int levels) {
        var leaves = new ArrayList<Leaf>();
        if (shapes(name)) leaves.add(Leaf.geometry(e, name, index, levels, Leaf.Rule.WKB));
        if (points(name)) {
            leaves.add(Leaf.geometry(e, name + ".x", index, levels, Leaf.Rule.WKB_X));
            leaves.add(Leaf.geometry(e, name + ".y", index, levels, Leaf.Rule.WKB_Y));
        }
        return leaves;
    }

    private boolean points(String name) {
        List<String> types = wkb.getOrDefault(name, List.of());
        return types.isEmpty() || types.stream().anyMatch(GeoMetadata::point);
    }

    private boolean shapes(String name) {
        List<String> types = wkb.getOrDefault(name, List.of());
        return types.isEmpty() || !types.stream().allMatch(GeoMetadata::point);
    }

    private static boolean point(String type) {
        return type.equals("Point") || type.equals("Point Z");
    }

    /// What comes of a column, for who looks for it.
    String note(String name) {
        String xy = "its points are %s.x and %s.y".formatted(name, name);
        return "%s holds geometry: %s".formatted(name, !shapes(name) ? xy : (points(name) ? xy + ", and all it has is" : "it is read as") + " well-known text");
    }
}
