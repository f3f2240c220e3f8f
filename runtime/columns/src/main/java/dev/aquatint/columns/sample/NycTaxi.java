package dev.aquatint.columns.sample;

import dev.aquatint.columns.parquet.FlatWriter.Column;
import dev.aquatint.frame.ColumnType;
import java.util.List;
import java.util.SplittableRandom;

/// Invented taxi trips in a city that looks like New York. The same rows on every machine.
final class NycTaxi implements Generated {
    private static final long SEED = 20_150_101;
    private static final List<Column> COLUMNS = List.of(
            new Column("pickup_x", ColumnType.FLOAT32), new Column("pickup_y", ColumnType.FLOAT32),
            new Column("dropoff_x", ColumnType.FLOAT32), new Column("dropoff_y", ColumnType.FLOAT32),
            new Column("passenger_count", ColumnType.INT8), new Column("fare_amount", ColumnType.FLOAT32), new Column("hour", ColumnType.INT8));
    /// Of 1 to 9 passengers, the share in ten thousand.
    private static final int[] PASSENGERS = {7050, 1400, 420, 200, 560, 345, 12, 8, 5};
    /// Trips that start in each hour of the day.
    private static final int[] HOURS = {39, 29, 22, 16, 12, 10, 22, 37, 46, 47, 46, 48, 51, 50, 52, 49, 43, 51, 62, 65, 61, 60, 58, 50};
    private static final double SCALE = Math.cos(Math.toRadians(40.75));

    @Override
    public String name() {
        return "nyc_taxi";
    }

    @Override
    public long usual() {
        return 12_000_000;
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
    public int[][] group(int index, long all) {
        int rows = Generated.rows(index, all);
        var random = Generated.random(SEED, index);
        int[][] v = new int[COLUMNS.size()][rows];
        var place = new City.Place();
        for (int i = 0; i < rows; i++) {
            City.pickup(random, place);
            double x = place.x, y = place.y;
            boolean airport = place.airport;
            v[0][i] = bits(x);
            v[1][i] = bits(y);
            City.dropoff(random, place);
            v[2][i] = bits(place.x);
            v[3][i] = bits(place.y);
            v[4][i] = 1 + pick(random, PASSENGERS);
            v[5][i] = bits(fare(random, Math.hypot(place.x - x, place.y - y) * SCALE / 1000, airport || place.airport));
            v[6][i] = pick(random, HOURS);
        }
        return v;
    }

    /// By the meter: a flag, kilometres with detours, half dollars; airports cost more and often a flat 52.
    private static double fare(SplittableRandom random, double km, boolean airport) {
        if (airport && random.nextInt(3) == 0) return 52;
        double metered = 2.5 + km * (1.55 + 0.5 * random.nextDouble()) * 1.25 + random.nextDouble() * 3;
        return Math.rint(Math.min(metered, 250) * 2) / 2;
    }

    private static int pick(SplittableRandom random, int[] weights) {
        int sum = 0;
        for (int w : weights) sum += w;
        int r = random.nextInt(sum), i = 0;
        while (r >= weights[i]) r -= weights[i++];
        return i;
    }

    private static int bits(double v) {
        return Float.floatToRawIntBits((float) v);
    }
}
