package dev.aquatint.columns.sample;

import java.util.SplittableRandom;

/// Where people take and leave taxis: a rotated grid of streets with hot spots, boroughs, bridges and airports.
///
/// Places are drawn on land and moved to the nearest street or avenue, with the error of a GPS receiver.
final class City {
    private static final double RADIUS = 6378137;
    private static final double GPS = 5;
    private static final int TRIES = 12;

    private City() {}

    /// A place in Web Mercator metres.
    static final class Place {
        double x, y;
        boolean airport;
    }

    // the frame of Manhattan: metres uptown along Fifth Avenue from Washington Square, and across town to the east
    private static final double LAT = 40.7311, LON = -73.9972, NORTH = 111_050, EAST = 84_320;
    private static final double SIN = Math.sin(Math.toRadians(28.97)), COS = Math.cos(Math.toRadians(28.97));
    private static final double STREET = 80.5, FIRST_STREET = 7;

    /// Across-town positions of the avenues, from the Hudson to the East River, and how busy they are.
    private static final double[] AVENUES = {-1880, -1660, -1390, -1120, -840, -560, -280, 0, 140, 280, 420, 620, 830, 1060, 1290, 1480};
    private static final double[] TRAFFIC = {.35, .4, .75, .9, 1, 1, .95, 1, .9, .95, 1, 1, .95, .85, .45, .3};

    /// Around which people are: {street, metres east of Fifth, spread uptown, spread across town, weight}.
    private static final double[][] HOT = {
            {48, 330, 850, 420, .19}, {44, -560, 560, 330, .12}, {33, -620, 330, 330, .085}, {20, 30, 560, 480, .11}, {22, -1050, 560, 330, .065},
            {9, -330, 480, 480, .075}, {5, 650, 480, 480, .06}, {75, 520, 880, 400, .125}, {78, -1150, 880, 340, .095}, {-4, -300, 480, 500, .055},
            {-20, -560, 560, 420, .065}, {95, 450, 700, 480, .02}, {118, -300, 900, 800, .02}, {165, -900, 1300, 500, .008}};

    /// Elsewhere: {latitude, longitude, spread in metres, bearing of the grid, metres between streets, weight}.
    private static final double[][] QUARTERS = {
            {40.715, -73.957, 900, 35, 75, .13}, {40.691, -73.986, 850, 12, 85, .13}, {40.672, -73.978, 1100, 31, 80, .11}, {40.687, -73.941, 1500, 3, 90, .07},
            {40.697, -73.918, 1300, 40, 85, .05}, {40.669, -73.944, 1500, 2, 90, .04}, {40.645, -74.006, 1600, 38, 85, .03}, {40.641, -73.957, 2200, 5, 95, .04},
            {40.764, -73.923, 1100, 34, 85, .09}, {40.746, -73.943, 900, 33, 80, .09}, {40.754, -73.885, 1600, 6, 85, .06}, {40.722, -73.848, 2000, 28, 90, .04},
            {40.760, -73.828, 1500, 20, 90, .02}, {40.705, -73.800, 3000, 15, 100, .015}, {40.817, -73.917, 1500, 28, 90, .03}, {40.861, -73.893, 2000, 15, 95, .015},
            {40.889, -73.905, 1000, 20, 95, .005}, {40.719, -74.043, 1100, 18, 90, .015}, {40.744, -74.032, 500, 14, 75, .015}, {40.605, -73.99, 2200, 30, 90, .015}};

    /// Bridges from shore to shore, where a fix now and then says that a trip began or ended.
    private static final double[][] BRIDGES = {
            {40.7605, -73.9640, 40.7520, -73.9420}, {40.7152, -73.9850, 40.7100, -73.9590}, {40.7140, -73.9945, 40.6985, -73.9845},
            {40.7120, -74.0035, 40.6995, -73.9895}, {40.8020, -73.9290, 40.7790, -73.9215}, {40.8510, -73.9410, 40.8535, -73.9640}};

    /// Terminals: {latitude, longitude, radius in metres, from and to bearing of the kerb}.
    private static final double[][] JFK = {{40.6447, -73.7826, 330, 0, 360}, {40.6455, -73.7850, 560, 150, 330}};
    private static final double[][] LGA = {{40.7738, -73.8725, 160, 300, 430}, {40.7692, -73.8625, 120, 330, 460}, {40.7725, -73.8860, 60, 0, 360}};
    private static final double[][] EWR = {{40.6903, -74.1775, 240, 20, 200}, {40.6955, -74.1770, 220, 20, 180}};

    static void pickup(SplittableRandom random, Place to) {
        double r = random.nextDouble();
        to.airport = r < .042;
        if (r < .019) kerb(random, JFK, to);
        else if (r < .0415) kerb(random, LGA, to);
        else if (r < .042) kerb(random, EWR, to);
        else if (r < .0436) bridge(random, to);
        else if (r < .935) manhattan(random, to);
        else quarter(random, to);
    }

    static void dropoff(SplittableRandom random, Place to) {
        double r = random.nextDouble();
        to.airport = r < .026;
        if (r < .009) kerb(random, JFK, to);
        else if (r < .023) kerb(random, LGA, to);
        else if (r < .026) kerb(random, EWR, to);
        else if (r < .028) bridge(random, to);
        else if (r < .86) manhattan(random, to);
        else quarter(random, to);
    }

    private static void manhattan(SplittableRandom random, Place to) {
        for (int i = 0; i < TRIES; i++) {
            double[] hot = HOT[weighted(random, HOT, 4)];
            double up = (hot[0] - FIRST_STREET) * STREET + random.nextGaussian() * hot[2], across = hot[1] + random.nextGaussian() * hot[3];
            // tails reach further than a bell
            if (random.nextInt(8) == 0) up += random.nextGaussian() * 1600;
            if (up > -500) {
                int avenue = nearest(across);
                boolean onAvenue = random.nextInt(100) < 58;
                if (onAvenue) {
                    if (random.nextDouble() > TRAFFIC[avenue]) continue;
                    across = AVENUES[avenue] + kerbside(random);
                } else {
                    double street = Math.rint(up / STREET);
                    if (random.nextDouble() > traffic((long) street + 1000, .45)) continue;
                    up = street * STREET + kerbside(random) * .6;
                }
                if (random.nextInt(30) == 0) across = broadway(up) + kerbside(random);
            } else {
                // below Houston Street the blocks are small and no two alike
                if (random.nextBoolean()) {
                    long line = Math.round(across / 105);
                    if (random.nextDouble() > traffic(line, .25)) continue;
                    across = line * 105 + 18 * Math.sin(up / 240 + line) + random.nextGaussian() * GPS;
                } else {
                    long line = Math.round(up / 88);
                    if (random.nextDouble() > traffic(line + 500, .25)) continue;
                    up = line * 88 + 15 * Math.sin(across / 200 + line) + random.nextGaussian() * GPS;
                }
            }
            if (inPark(up, across)) continue;
            double lon = LON + (up * SIN + across * COS) / EAST, lat = LAT + (up * COS - across * SIN) / NORTH;
            if (!Land.MANHATTAN.contains(lon, lat)) continue;
            set(to, lon, lat);
            return;
        }
        set(to, LON + (3300 * SIN + kerbside(random)) / EAST, LAT + (3300 + random.nextGaussian() * 600) * COS / NORTH);
    }

    private static void quarter(SplittableRandom random, Place to) {
        for (int i = 0; i < TRIES; i++) {
            double[] q = QUARTERS[weighted(random, QUARTERS, 5)];
            double a = random.nextGaussian() * q[2], b = random.nextGaussian() * q[2];
            double spacing = q[4], sin = Math.sin(Math.toRadians(q[3])), cos = Math.cos(Math.toRadians(q[3]));
            long line;
            if (random.nextInt(5) < 2) {
                line = Math.round(a / (spacing * 2.6));
                a = line * spacing * 2.6 + random.nextGaussian() * GPS;
            } else {
                line = Math.round(b / spacing) + 77;
                b = (line - 77) * spacing + random.nextGaussian() * GPS;
            }
            if (random.nextDouble() > traffic(line * 31 + (long) q[2], .12)) continue;
            double lon = q[1] + (a * cos + b * sin) / EAST, lat = q[0] + (b * cos - a * sin) / NORTH;
            if (!Land.OUTER.contains(lon, lat)) continue;
            set(to, lon, lat);
            return;
        }
        manhattan(random, to);
    }

    private static void bridge(SplittableRandom random, Place to) {
        double[] b = BRIDGES[random.nextInt(BRIDGES.length)];
        double t = random.nextDouble();
        set(to, b[1] + (b[3] - b[1]) * t + random.nextGaussian() * GPS / EAST, b[0] + (b[2] - b[0]) * t + random.nextGaussian() * GPS / NORTH);
    }

    private static void kerb(SplittableRandom random, double[][] terminals, Place to) {
        double[] t = terminals[random.nextInt(4) == 0 ? random.nextInt(terminals.length) : 0];
        double bearing = Math.toRadians(t[3] + (t[4] - t[3]) * random.nextDouble()), radius = t[2] + random.nextGaussian() * GPS * 1.5;
        set(to, t[1] + radius * Math.sin(bearing) / EAST, t[0] + radius * Math.cos(bearing) / NORTH);
    }

    private static void set(Place to, double lon, double lat) {
        to.x = RADIUS * Math.toRadians(lon);
        double s = Math.sin(Math.toRadians(lat));
        to.y = RADIUS * .5 * Math.log((1 + s) / (1 - s));
    }

    /// Central Park, and the squares that the grid leaves out.
    private static boolean inPark(double up, double across) {
        double street = up / STREET + FIRST_STREET;
        return street > 59.3 && street < 109.7 && across > -826 && across < -16
                || street > 40.2 && street < 41.8 && across > -260 && across < -20
                || street > 23.3 && street < 25.7 && across > 12 && across < 128
                || street > 14.3 && street < 16.7 && across > 160 && across < 270;
    }

    private static double broadway(double up) {
        double street = up / STREET + FIRST_STREET;
        return street < 59 ? 280 - (street - 10) * 22.9 : street < 79 ? -840 - (street - 59) * 20 : -1240 - Math.min(street - 79, 30) * 4;
    }

    /// A taxi stops at either side of an avenue.
    private static double kerbside(SplittableRandom random) {
        return (random.nextBoolean() ? 7 : -7) + random.nextGaussian() * GPS;
    }

    private static int nearest(double across) {
        int best = 0;
        for (int i = 1; i < AVENUES.length; i++) if (Math.abs(AVENUES[i] - across) < Math.abs(AVENUES[best] - across)) best = i;
        return best;
    }

    /// How busy a street is, by its number: every eighth or so is wide.
    private static double traffic(long line, double least) {
        long h = line * 0x9E3779B97F4A7C15L;
        h ^= h >>> 32;
        return (h & 7) == 0 ? 1 : least + (1 - least) * .7 * (h >>> 8 & 0xff) / 255;
    }

    private static int weighted(SplittableRandom random, double[][] rows, int column) {
        double sum = 0;
        for (double[] row : rows) sum += row[column];
        double r = random.nextDouble() * sum;
        int i = 0;
        while (i < rows.length - 1 && (r -= rows[i][column]) > 0) i++;
        return i;
    }
}
