package dev.aquatint.picture;

import dev.aquatint.frame.Extent;
import java.util.List;

/// Values on a regular grid over an extent: what aggregation makes and what shading reads.
///
/// Cell `row * width + column`, row 0 at the smallest y. Rasters are compared by identity: they are large, and shared.
public final class Raster {
    private final int width, height;
    private final Extent extent;
    private final List<Plane> planes;
    private final List<String> categories;

    /// @param planes one, or one for each category
    /// @param categories names of the planes; empty for a single, unnamed one
    public Raster(int width, int height, Extent extent, List<Plane> planes, List<String> categories) {
        this.width = width;
        this.height = height;
        this.extent = extent;
        this.planes = List.copyOf(planes);
        this.categories = List.copyOf(categories);
        for (Plane p : planes) {
            if (p.size() != width * height) throw new IllegalArgumentException("a %d x %d raster has %d cells, not %d".formatted(width, height, width * height, p.size()));
        }
    }

    public Raster(int width, int height, Extent extent, Plane plane) {
        this(width, height, extent, List.of(plane), List.of());
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public Extent extent() {
        return extent;
    }

    public List<Plane> planes() {
        return planes;
    }

    /// The only plane.
    ///
    /// @throws IllegalStateException if there is one for each category
    public Plane plane() {
        if (planes.size() != 1 || !categories.isEmpty()) throw new IllegalStateException("a raster by category has %d planes; shade() mixes them".formatted(planes.size()));
        return planes.getFirst();
    }

    public List<String> categories() {
        return categories;
    }

    public double value(int column, int row) {
        return plane().value(row * width + column);
    }

    @Override
    public String toString() {
        return "raster %d x %d%s".formatted(width, height, categories.isEmpty() ? "" : " by " + categories);
    }
}
