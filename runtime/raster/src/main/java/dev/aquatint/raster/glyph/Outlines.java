package dev.aquatint.raster.glyph;

import java.util.ArrayList;
import java.util.List;

/// The polygons of a text column: each distinct text is read once.
///
/// A text that cannot be read is a fault of the rows that have it, and of no others: it comes to light when such a row is drawn.
public final class Outlines {
    private final List<List<Outline>> byCode = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /// @param texts in order of their codes
    /// @param turned whether shells are made to run counter-clockwise and holes clockwise
    public Outlines(List<String> texts, boolean turned, Runnable check) {
        for (String text : texts) {
            check.run();
            List<Outline> outlines = List.of();
            String fault = null;
            try {
                outlines = Wkt.polygons(text, turned);
            } catch (Wkt.Malformed e) {
                fault = e.getMessage();
            }
            byCode.add(outlines);
            faults.add(fault);
        }
    }

    /// How many distinct texts.
    public int size() {
        return byCode.size();
    }

    /// The polygons of a code; none where its text cannot be read.
    public List<Outline> of(int code) {
        return byCode.get(code);
    }

    /// Whether there is a text that cannot be read.
    public boolean faulty() {
        return faults.stream().anyMatch(f -> f != null);
    }

    /// Why the text of a code cannot be read, or null if it can.
    public String fault(int code) {
        return faults.get(code);
    }
}
