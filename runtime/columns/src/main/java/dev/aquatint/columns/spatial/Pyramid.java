package dev.aquatint.columns.spatial;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/// How many points lie in each cell of a lattice, and in each of the coarser ones above it: what a coarse picture of any part is read from, whatever the number of points.
///
/// Cells lie in tiles of 64 by 64, with one, two or four bytes each as the largest of a tile asks for, and none where a tile is empty: takes about a byte for
/// each cell where points are.
public final class Pyramid {
    static final int TILE_BITS = 6, TILE = 1 << TILE_BITS;

    private final Form form;
    private final MemorySegment bytes;
    private final Reading reading;

    /// Called before bytes are read.
    public interface Reading {
        void check(long from, long bytes);
    }

    /// What cells there are.
    ///
    /// @param lattice the finest one
    /// @param left the number of its first column, counted from the origin, as `low` of its first row
    /// @param planes counts of so many kinds of points
    public record Form(Lattice lattice, long left, long low, int columns, int rows, int planes) {
        private static final int MOST_SIDE = 1 << 16;
        private static final int MOST_PLANES = 1 << 10;

        /// @throws IllegalArgumentException if there are none, or too many
        public Form {
            if (columns < 1 || rows < 1 || planes < 1 || columns > MOST_SIDE || rows > MOST_SIDE || planes > MOST_PLANES) {
                throw new IllegalArgumentException("a pyramid of %,d by %,d cells in %,d planes".formatted(columns, rows, planes));
            }
        }

        /// How many there are: up to where all fits into a tile.
        public int levels() {
            int levels = 1;
            while (columns(levels - 1) > TILE || rows(levels - 1) > TILE) levels++;
            return levels;
        }

        public long left(int level) {
            return left >> level;
        }

        public long low(int level) {
            return low >> level;
        }

        public int columns(int level) {
            return (int) ((left + columns - 1 >> level) - left(level)) + 1;
        }

        public int rows(int level) {
            return (int) ((low + rows - 1 >> level) - low(level)) + 1;
        }

        int across(int level) {
            return columns(level) + TILE - 1 >> TILE_BITS;
        }

        int up(int level) {
            return rows(level) + TILE - 1 >> TILE_BITS;
        }

        /// How many tiles there are in front of those of a level.
        int before(int level) {
            int before = 0;
            for (int k = 0; k < level; k++) before += planes * across(k) * up(k);
            return before;
        }
    }

    /// Counts points; costs a scan of them.
    ///
    /// @param kinds the plane of each point, or -1 for the last one; null when there is one plane only
    /// @param most how many cells there may be at the finest level, in all planes together
    /// @return null where points are on a line, or so far from the origin that numbers do not tell cells apart
    public static Pyramid of(Extent data, Coordinates points, Frequencies.Codes kinds, int planes, long most, Workers workers, LongFunction<MemorySegment> allocate) {
        Lattice lattice = data == null ? null : Lattice.covering(data, most / planes);
        if (lattice == null) return null;
        Viewport cells = lattice.over(data);
        Form form = new Form(lattice, Math.round(cells.extent().x0() / lattice.width()), Math.round(cells.extent().y0() / lattice.height()), cells.width(), cells.height(), planes);
        return Tiles.of(form, points, kinds, workers).pyramid(allocate);
    }

    /// @param bytes as [#bytes] had them
    /// @throws IllegalArgumentException if they are too few
    public Pyramid(Form form, MemorySegment bytes, Reading reading) {
        long directory = 8L * form.before(form.levels());
        if (bytes.byteSize() < directory) throw new IllegalArgumentException("a pyramid of %,d tiles in %,d bytes".formatted(directory / 8, bytes.byteSize()));
        this.form = form;
        this.bytes = bytes;
        this.reading = reading;
    }

    public Form form() {
        return form;
    }

    /// Where each tile is and how wide its cells, level by level from the finest, plane by plane, row by row; then the tiles. Little-endian.
    public MemorySegment bytes() {
        return bytes;
    }

    /// Which cells: blocks of 2^wide by 2^high of a level.
    ///
    /// @param left the number of the first column of cells at that level, counted from the origin, as `low`
    /// @param columns of blocks, as `rows`
    public record Blocks(int level, long left, long low, int wide, int high, int columns, int rows) {}

    /// Adds the counts of some cells, whether it has them or not. Costs a look at each of them.
    ///
    /// @param into by block, row by row
    /// @throws IndexOutOfBoundsException if it is damaged
    public void add(int plane, Blocks blocks, int[] into) {
        int level = blocks.level, wide = blocks.wide, columns = blocks.columns;
        long x0 = Math.max(blocks.left, form.left(level)), x1 = Math.min(blocks.left + ((long) columns << wide), form.left(level) + form.columns(level));
        long y0 = Math.max(blocks.low, form.low(level)), y1 = Math.min(blocks.low + ((long) blocks.rows << blocks.high), form.low(level) + form.rows(level));
        if (x0 >= x1 || y0 >= y1) return;
        int fromX = (int) (x0 - form.left(level)), toX = (int) (x1 - form.left(level)), fromY = (int) (y0 - form.low(level)), toY = (int) (y1 - form.low(level));
        long shift = form.left(level) - blocks.left, rise = form.low(level) - blocks.low;        // as far as a view may be from the data
        int across = form.across(level);
        int first = form.before(level) + plane * across * form.up(level);
        for (int j = fromY >> TILE_BITS; j <= toY - 1 >> TILE_BITS; j++) {
            for (int i = fromX >> TILE_BITS; i <= toX - 1 >> TILE_BITS; i++) {
                long at = 8L * (first + j * across + i);
                reading.check(at, 8);
                long entry = bytes.get(JAVA_LONG_UNALIGNED, at), tile = entry >>> 2;
                int width = (int) (entry & 3), tileX = i << TILE_BITS, tileY = j << TILE_BITS;
                if (width == 0) continue;
                int l = Math.max(fromX, tileX), r = Math.min(toX, tileX + TILE);
                for (int y = Math.max(fromY, tileY), end = Math.min(toY, tileY + TILE); y < end; y++) {
                    long cell = (long) (y - tileY) << TILE_BITS | l - tileX, from = tile + (cell << width - 1);
                    reading.check(from, r - l << width - 1);
                    int row = (int) (y + rise >> blocks.high) * columns;
                    if (wide == 0) add(width, from, r - l, into, row + l + (int) shift);
                    else for (int x = l; x < r; x++) into[row + (int) (x + shift >> wide)] += count(width, from + ((long) (x - l) << width - 1));
                }
            }
        }
    }

    private void add(int width, long from, int n, int[] into, int at) {
        switch (width) {
            case 1 -> {
                for (int i = 0; i < n; i++) into[at + i] += bytes.get(JAVA_BYTE, from + i) & 0xff;
            }
            case 2 -> {
                for (int i = 0; i < n; i++) into[at + i] += bytes.get(JAVA_SHORT_UNALIGNED, from + 2L * i) & 0xffff;
            }
            default -> {
                for (int i = 0; i < n; i++) into[at + i] += bytes.get(JAVA_INT_UNALIGNED, from + 4L * i);
            }
        }
    }

    private int count(int width, long at) {
        return switch (width) {
            case 1 -> bytes.get(JAVA_BYTE, at) & 0xff;
            case 2 -> bytes.get(JAVA_SHORT_UNALIGNED, at) & 0xffff;
            default -> bytes.get(JAVA_INT_UNALIGNED, at);
        };
    }
}
