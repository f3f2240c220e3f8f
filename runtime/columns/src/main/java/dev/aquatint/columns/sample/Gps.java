package dev.aquatint.columns.sample;

import dev.aquatint.columns.parquet.FlatWriter.Column;
import dev.aquatint.frame.ColumnType;
import java.util.List;
import java.util.SplittableRandom;

/// Invented GPS traces all over the world, as people upload them to a map: drives through cities and between them, hikes, flights;
/// and one odd straight band, thin and everywhere alike, as there is in real data of that kind.
final class Gps implements Generated {
    private static final long SEED = 20_120_406;
    private static final List<Column> COLUMNS = List.of(new Column("x", ColumnType.FLOAT32), new Column("y", ColumnType.FLOAT32));

    /// The band: how many points in all, from where to where, and half its width in Web Mercator metres.
    private static final int BAND = 16_000, BAND_SHARE = 400;
    private static final double BAND_X = 19_600_000, BAND_Y0 = -3_300_000, BAND_Y1 = 2_600_000, BAND_HALF = 110_000;

    @Override
    public String name() {
        return "gps";
    }

    @Override
    public long usual() {
        return 10_000_000;
    }

    @Override
    public int edition() {
        return 2;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Places places() {
        return new Places("x", "y");
    }

    @Override
    public int[][] group(int index, long rows) {
        SplittableRandom random = Generated.random(SEED, index);
        Traces traces = new Traces(random, Generated.rows(index, rows));
        // not more of it where there are more points: a slider for the least count should find it
        long band = Math.min(BAND, rows / BAND_SHARE), groups = Generated.groups(rows), due = band * (index + 1) / groups - band * index / groups;
        for (long done = 0; !traces.full(); traces.next()) {
            for (; done * traces.wanted() < due * traces.size() && !traces.full(); done++) band(random, traces);
        }
        return traces.bits();
    }

    private static void band(SplittableRandom random, Traces traces) {
        double along = random.nextDouble();
        traces.fix(BAND_X * (2 * along - 1), BAND_Y0 + (BAND_Y1 - BAND_Y0) * along + BAND_HALF * random.nextDouble(-1, 1));
    }
}
