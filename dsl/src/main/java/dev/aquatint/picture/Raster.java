package dev.aquatint.picture;

import dev.aquatint.frame.Extent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Values on a regular grid over an extent: what aggregation makes and what shading reads.
///
/// Cell `row * width + column`, row 0 at the smallest y. Rasters are compared by identity: they are large, and shared.
///
/// Where a cell has several values side by side, as the three largest, there is a raster for each rank, and where several things are
/// asked at once, one for each: such a raster reads as the first of them, and has the others in `ranks` or `parts`.
public final class Raster {
    private final int width, height;
    private final Dimension x, y;
    private final List<Plane> planes;
    private final List<String> categories;
    private final List<Raster> ranks;
    private final Map<String, Raster> parts;

    /// @param planes one, or one for each category
    /// @param categories names of the planes; empty for a single, unnamed one
    public Raster(Dimension x, Dimension y, List<Plane> planes, List<String> categories) {
        this(x, y, planes, categories, List.of(), Map.of());
        for (Plane p : planes) {
            if (p.size() != width * height) throw new IllegalArgumentException("a %d x %d raster has %d cells, not %d".formatted(width, height, width * height, p.size()));
        }
    }

    public Raster(int width, int height, Extent extent, List<Plane> planes, List<String> categories) {
        this(new Dimension("x", extent.x0(), extent.x1(), width, AxisType.LINEAR), new Dimension("y", extent.y0(), extent.y1(), height, AxisType.LINEAR), planes, categories);
    }

    public Raster(int width, int height, Extent extent, Plane plane) {
        this(width, height, extent, List.of(plane), List.of());
    }

    private Raster(Dimension x, Dimension y, List<Plane> planes, List<String> categories, List<Raster> ranks, Map<String, Raster> parts) {
        this.x = x;
        this.y = y;
        this.width = x.cells();
        this.height = y.cells();
        this.planes = List.copyOf(planes);
        this.categories = List.copyOf(categories);
        this.ranks = List.copyOf(ranks);
        this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /// The values of each rank, all over the same cells; reads as the first.
    public static Raster ranked(List<Raster> ranks) {
        Raster first = ranks.getFirst();
        return new Raster(first.x, first.y, first.planes, first.categories, ranks, Map.of());
    }

    /// Rasters over the same cells by what they show, in order; reads as the first.
    public static Raster summary(Map<String, Raster> parts) {
        Raster first = parts.values().iterator().next();
        return new Raster(first.x, first.y, first.planes, first.categories, first.ranks, parts);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// What the columns of cells stand for.
    public Dimension x() {
        return x;
    }

    /// What the rows of cells stand for.
    public Dimension y() {
        return y;
    }

    /// The values in the middle of each column of cells.
    public double[] xs() {
        return x.centres();
    }

    /// The values in the middle of each row of cells, row 0 first, which is the lowest.
    public double[] ys() {
        return y.centres();
    }

    public Extent extent() {
        return new Extent(x.lo(), x.hi(), y.lo(), y.hi());
    }

    /// The same cells with other coordinates.
    ///
    /// @throws IllegalArgumentException if they are not as many
    public Raster along(Dimension x, Dimension y) {
        Map<String, Raster> named = new LinkedHashMap<>();
        parts.forEach((label, part) -> named.put(label, part.along(x, y)));
        Raster along = new Raster(x, y, planes, categories);            // checks how many cells there are
        return new Raster(x, y, along.planes, categories, ranks.stream().map(r -> r.along(x, y)).toList(), named);
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

    /// One for each rank, the first of which this one reads as; this one alone where a cell has a single value.
    public List<Raster> ranks() {
        return ranks.isEmpty() ? List.of(this) : ranks;
    }

    /// The rasters of a summary by their labels, in order; empty for others.
    public Map<String, Raster> parts() {
        return parts;
    }

    /// A raster of a summary.
    ///
    /// @throws IllegalArgumentException if there is none of that label
    public Raster part(String label) {
        Raster part = parts.get(label);
        if (part == null) throw new IllegalArgumentException("no '%s' in this raster: %s".formatted(label, parts.isEmpty() ? "it is no summary" : "it has " + String.join(", ", parts.keySet())));
        return part;
    }

    /// What the values take in memory.
    public long bytes() {
        Collection<Raster> all = parts.isEmpty() ? ranks : parts.values();
        Stream<Long> each = all.isEmpty() ? planes.stream().map(p -> (long) p.size() * switch (p) {
            case Plane.Counts _, Plane.Floats _ -> 4;
            case Plane.Flags _ -> 1;
            case Plane.Doubles _, Plane.LongCounts _, Plane.Rows _, Plane.Wholes _ -> 8;
        }) : all.stream().map(Raster::bytes);
        return each.mapToLong(n -> n).sum();
    }

    public double value(int column, int row) {
        return plane().value(row * width + column);
    }

    @Override
    public String toString() {
        return "raster %d x %d, %s, %s%s".formatted(width, height, x, y, categories.isEmpty() ? "" : ", by " + categories);
    }
}
