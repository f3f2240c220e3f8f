package dev.aquatint.columns.sample;

import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.parquet.FlatWriter;
import dev.aquatint.columns.parquet.FlatWriter.Column;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;

/// Invented taxi trips in a city that looks like New York. The same rows on every machine.
final class NycTaxi {
    private static final int GROUP = 1 << 20;
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

    private NycTaxi() {}

    static void write(long rows, OutputStream out) throws IOException {
        var writer = new FlatWriter(out, COLUMNS);
        int groups = (int) ((rows + GROUP - 1) / GROUP), ahead = 2 * Runtime.getRuntime().availableProcessors();
        String what = "writing sample nyc_taxi (once)";
        try {
            for (int first = 0; first < groups; first += ahead) {
                int from = first, n = Math.min(ahead, groups - first);
                FlatWriter.Group[] encoded = new FlatWriter.Group[n];
                if (first > 0) Progress.tell(what, (double) first / groups);
                Parallel.run(null, n, i -> encoded[i] = group(from + i, (int) Math.min(GROUP, rows - (long) (from + i) * GROUP)));
                for (FlatWriter.Group g : encoded) writer.append(g);
            }
            writer.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Progress.tell(what, 1);
        }
    }

    private static FlatWriter.Group group(int index, int rows) {
        var random = new SplittableRandom(SEED + index * 0x9E3779B97F4A7C15L);
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
        return FlatWriter.encode(COLUMNS, v, rows);
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
