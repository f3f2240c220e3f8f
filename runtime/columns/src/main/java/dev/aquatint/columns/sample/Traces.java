package dev.aquatint.columns.sample;

import dev.aquatint.columns.sample.Roads.Place;
import java.util.List;
import java.util.SplittableRandom;

/// Traces one after the other until there are as many points as wanted; each follows the streets, roads and ways that others follow too.
final class Traces {
    /// Streets of which every sixth is a main one; who is on it, stays there.
    private static final int MAIN = 6;
    /// The error of a receiver in metres, and what of it is still there at the next fix.
    private static final double ERROR = 4, LASTING = 0.85;
    private static final double PER_BITS = 1.0 / (1 << 16);
    private static final double FLYING = 20, FAR_NORTH = 0.97, RADIUS = 6378137;

    private final SplittableRandom random;
    private final Roads roads = Roads.ofTheWorld();
    private final int[] x, y;
    private int n;
    private double errorX, errorY;

    Traces(SplittableRandom random, int points) {
        this.random = random;
        x = new int[points];
        y = new int[points];
    }

    boolean full() {
        return n == x.length;
    }

    int wanted() {
        return x.length;
    }

    int size() {
        return n;
    }

    int[][] bits() {
        return new int[][] {x, y};
    }

    void fix(double px, double py) {
        if (full()) return;
        x[n] = Float.floatToRawIntBits((float) px);
        y[n++] = Float.floatToRawIntBits((float) py);
    }

    void next() {
        Place city = city();
        int kind = random.nextInt(100);
        if (kind < 22) streets(city, 40 + random.nextInt(160));
        else if (kind < 30) follow(of(city.ways()), city.scale(), 20 + random.nextDouble(30), 40 + random.nextInt(120));
        else if (kind < 55) road(city);
        else if (kind < 66) town(city, true);
        else if (kind < 94) town(city, false);
        else if (kind < 99) hike(city);
        else flight(city);
    }

    private Place city() {
        double at = random.nextDouble() * roads.weights[roads.weights.length - 1];
        int lo = 0, hi = roads.weights.length - 1;
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (roads.weights[mid] < at) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return roads.cities.get(lo);
    }

    private <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void road(Place city) {
        if (city.roads().isEmpty()) {
            streets(city, 80);
        } else {
            follow(of(city.roads()), city.scale(), 60 + random.nextDouble(240), 80 + random.nextInt(400));
        }
    }

    private void town(Place city, boolean within) {
        if (city.towns().isEmpty()) {
            streets(city, 80);
            return;
        }
        Place town = of(city.towns());
        if (within) {
            streets(town, 20 + random.nextInt(60));
        } else {
            follow(of(town.ways()), town.scale(), 20 + random.nextDouble(130), 30 + random.nextInt(150));
        }
    }

    /// Along a way from some place on, forwards or backwards, turning at its ends.
    private void follow(Way way, double scale, double metres, int fixes) {
        double at = random.nextDouble(way.last()), by = metres * scale / way.step() * (random.nextBoolean() ? 1 : -1);
        for (int i = 0; i < fixes && !full(); i++) {
            at += by;
            if (at < 0 || at >= way.last()) {
                by = -by;
                at = Math.clamp(at + 2 * by, 0, Math.nextDown((double) way.last()));
            }
            int k = (int) at;
            double t = at - k;
            received(way.x()[k] + t * (way.x()[k + 1] - way.x()[k]), way.y()[k] + t * (way.y()[k + 1] - way.y()[k]), scale);
        }
    }

    /// Through the streets of a place, which form a grid that is turned and bent.
    private void streets(Place p, int fixes) {
        double block = p.block(), spread = p.radius() * 0.42, bend = 0.09 * p.radius(), wave = p.bends() / p.radius();
        double u = random.nextGaussian() * spread, v = random.nextGaussian() * spread, step = 10 + random.nextDouble(20);
        boolean alongU = random.nextBoolean();
        int way = random.nextBoolean() ? 1 : -1, street = street(alongU ? v : u, block);
        for (int i = 0; i < fixes && !full(); i++) {
            double before = alongU ? u : v, now = before + way * step;
            if (alongU) {
                u = now;
                v = street * block;
            } else {
                v = now;
                u = street * block;
            }
            int crossed = (int) Math.rint(now / block);
            if (crossed != (int) Math.rint(before / block) && random.nextInt(100) < (street % MAIN == 0 ? 5 : crossed % MAIN == 0 ? 45 : 18)) {
                street = crossed;
                alongU = !alongU;
                double across = alongU ? u : v;
                way = Math.abs(across) > 1.6 * p.radius() ? across > 0 ? -1 : 1 : random.nextBoolean() ? 1 : -1;
            } else if (Math.abs(now) > 2.2 * p.radius()) {
                way = now > 0 ? -1 : 1;
            }
            double bu = u + bend * wave(wave * v + p.bends()), bv = v + bend * wave(wave * u);
            received(p.x() + p.scale() * (bu * p.cos() - bv * p.sin()), p.y() + p.scale() * (bu * p.sin() + bv * p.cos()), p.scale());
        }
    }

    private int street(double at, double block) {
        int street = (int) Math.rint(at / block);
        return random.nextInt(100) < 45 ? Math.round(street / (float) MAIN) * MAIN : street;
    }

    /// As a sine of the whole turns, without its cost: parabolas that meet.
    private static double wave(double turns) {
        double t = turns - Math.rint(turns);
        return 8 * t * (1 - 2 * Math.abs(t));
    }

    /// On foot from a town, now to the left and now to the right.
    private void hike(Place city) {
        Place from = city.towns().isEmpty() ? city : of(city.towns());
        double px = from.x(), py = from.y(), dx = random.nextGaussian(), dy = random.nextGaussian(), step = 9 * from.scale() / (1e-9 + Math.sqrt(dx * dx + dy * dy)), turn = 0;
        dx *= step;
        dy *= step;
        for (int i = 0, fixes = 80 + random.nextInt(300); i < fixes && !full(); i++) {
            turn = 0.9 * turn + random.nextDouble(-0.03, 0.03);
            double to = dx - turn * dy, shrink = 1 / Math.sqrt(1 + turn * turn);
            dy = (dy + turn * dx) * shrink;
            dx = to * shrink;
            px += dx;
            py += dy;
            received(px, py, from.scale());
        }
    }

    /// The straight way over the globe, with a few fixes on it.
    private void flight(Place from) {
        Place to = city();
        if (from == to || from.weight() < FLYING || to.weight() < FLYING) {
            streets(from, 80);
            return;
        }
        double[] a = onGlobe(from), b = onGlobe(to);
        int fixes = 60 + random.nextInt(140);
        double last = Double.NaN;
        for (int i = 0; i < fixes && !full(); i++) {
            double t = (i + random.nextDouble()) / fixes, gx = a[0] + t * (b[0] - a[0]), gy = a[1] + t * (b[1] - a[1]), gz = a[2] + t * (b[2] - a[2]);
            double lon = RADIUS * StrictMath.atan2(gy, gx), s = gz / Math.sqrt(gx * gx + gy * gy + gz * gz);
            if (Math.abs(lon - last) > RADIUS || s > FAR_NORTH) return;     // over the date line, or the pole
            last = lon;
            fix(lon, RADIUS * 0.5 * StrictMath.log((1 + s) / (1 - s)));
        }
    }

    private static double[] onGlobe(Place p) {
        double lon = p.x() / RADIUS, lat = 2 * StrictMath.atan(StrictMath.exp(p.y() / RADIUS)) - Math.PI / 2;
        return new double[] {StrictMath.cos(lat) * StrictMath.cos(lon), StrictMath.cos(lat) * StrictMath.sin(lon), StrictMath.sin(lat)};
    }

    /// A fix as a receiver has it: its error changes slowly.
    private void received(double px, double py, double scale) {
        long bits = random.nextLong();
        double dx = (((bits & 0xffff) + (bits >>> 16 & 0xffff)) * PER_BITS - 1) * ERROR, dy = (((bits >>> 32 & 0xffff) + (bits >>> 48)) * PER_BITS - 1) * ERROR;
        errorX = LASTING * errorX + dx;
        errorY = LASTING * errorY + dy;
        fix(px + errorX * scale, py + errorY * scale);
    }
}
