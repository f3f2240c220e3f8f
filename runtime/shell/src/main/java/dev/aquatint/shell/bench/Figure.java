package dev.aquatint.shell.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aquatint.frame.Extent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long one thing took, and what came out of it.
///
/// @param what such as `count zoom 8`, one of a kind within a run
/// @param median seconds
/// @param min seconds
/// @param rows that were looked at; of shading, cells
/// @param checksum of the raster, the same on every machine
/// @param at what was in view, if anything was
/// @param filter which rows counted, if not all did
public record Figure(String what, double median, double min, long rows, String checksum, Optional<Extent> at, Optional<String> filter) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public double nanosPerRow() {
        return median * 1e9 / rows;
    }

    /// One line of JSON.
    public String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", what);
        fields.put("median_s", rounded(median, 1e9));
        fields.put("min_s", rounded(min, 1e9));
        fields.put("rows", rows);
        fields.put("ns_per_row", rounded(nanosPerRow(), 1e4));
        fields.put("checksum", checksum);
        at.ifPresent(e -> {
            fields.put("x_range", List.of(e.x0(), e.x1()));
            fields.put("y_range", List.of(e.y0(), e.y1()));
        });
        filter.ifPresent(f -> fields.put("filter", f));
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);         // numbers and texts always can be written
        }
    }

    private static double rounded(double v, double by) {
        return Math.rint(v * by) / by;
    }
}
