package dev.aquatint.columns.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Cities of the world, where they are; and invented roads: between neighbours on the same land, around and out of cities, and to the
/// towns along them. The same on every machine.
final class Roads {
    private static final double RADIUS = 6378137;
    private static final int NEIGHBOURS = 5;
    /// In metres on the ground: how far a road may lead, from where on only to the nearest, and how far towns are apart.
    private static final double FAR = 1_500_000, NEAR = 700_000, BETWEEN_TOWNS = 16_000;
    private static final double STEP = 400;

    final List<Place> cities = new ArrayList<>();
    /// The sum of the weights up to each city.
    final double[] weights;

    /// A city or a town.
    ///
    /// @param scale Web Mercator metres to one on the ground
    /// @param radius of what is built, in metres on the ground
    /// @param block from street to street
    /// @param sin and `cos`: how the streets are turned
    /// @param bends how often streets bend across the place
    /// @param ways rings and arms of a city, side roads of a town
    /// @param roads to other cities
    /// @param towns along those roads
    record Place(String land, double weight, double x, double y, double scale, double radius, double block, double sin, double cos, double bends,
                 List<Way> ways, List<Way> roads, List<Place> towns) {

        static Place of(SplittableRandom random, String land, double weight, double x, double y, double scale, double radius) {
            double turned = random.nextDouble(Math.PI / 2);
            return new Place(land, weight, x, y, scale, radius, 110 + random.nextInt(80), StrictMath.sin(turned), StrictMath.cos(turned), 0.4 + random.nextDouble(1.2),
                    new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        double metresTo(Place other) {
            return StrictMath.hypot(other.x - x, other.y - y) / ((scale + other.scale) / 2);
        }
    }

    private static final class Built {
        static final Roads ONCE = new Roads();
    }

    static Roads ofTheWorld() {
        return Built.ONCE;
    }

    private Roads() {
        SplittableRandom random = new SplittableRandom(41);
        for (String line : lines()) {
            if (line.startsWith("#") || line.isBlank()) continue;
            String[] words = line.split(" ");
            double weight = Double.parseDouble(words[1]), lon = Math.toRadians(Double.parseDouble(words[2])), sin = StrictMath.sin(Math.toRadians(Double.parseDouble(words[3])));
            Place city = Place.of(random, words[0], weight, RADIUS * lon, RADIUS * 0.5 * StrictMath.log((1 + sin) / (1 - sin)), 1 / StrictMath.sqrt(1 - sin * sin), 2500 + 1500 * StrictMath.sqrt(weight));
            cities.add(city);
            inside(random, city);
        }
        for (Place city : cities) outside(random, city);
        weights = new double[cities.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) weights[i] = sum += cities.get(i).weight;
    }

    private static List<String> lines() {
        try (InputStream in = Roads.class.getResourceAsStream("cities.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inside(SplittableRandom random, Place city) {
        double r = city.radius * city.scale, step = STEP / 2 * city.scale;
        city.ways.add(Way.around(random, city.x, city.y, 0.35 * r, step));
        city.ways.add(Way.around(random, city.x, city.y, r, step));
        int arms = 5 + random.nextInt(4);
        for (int i = 0; i < arms; i++) {
            double angle = 2 * Math.PI * (i + 0.6 * random.nextDouble()) / arms, reach = r * (1.2 + random.nextDouble(1.6));
            city.ways.add(Way.between(random, city.x, city.y, city.x + reach * StrictMath.cos(angle), city.y + reach * StrictMath.sin(angle), 0.07, step));
        }
    }

    private void outside(SplittableRandom random, Place city) {
        List<Place> near = cities.stream().filter(c -> c != city && c.land.equals(city.land)).sorted(Comparator.comparingDouble(city::metresTo)).limit(NEIGHBOURS).toList();
        for (int i = 0; i < near.size(); i++) {
            Place other = near.get(i);
            double metres = city.metresTo(other);
            if (i > 0 && metres > NEAR || metres > FAR) continue;
            Way road = Way.between(random, city.x, city.y, other.x, other.y, 0.05, STEP * city.scale);
            city.roads.add(road);
            other.roads.add(road);
            for (double at = BETWEEN_TOWNS; at < metres - BETWEEN_TOWNS; at += BETWEEN_TOWNS * (0.3 + random.nextDouble(1.4))) {
                int there = (int) (at / metres * road.last());
                Place town = town(random, city, road.x()[there], road.y()[there]);
                (at < metres / 2 ? city : other).towns.add(town);
            }
        }
    }

    private static Place town(SplittableRandom random, Place city, double x, double y) {
        Place town = Place.of(random, city.land, 1, x, y, city.scale, 500 + 1500 * random.nextDouble() * random.nextDouble());
        for (int i = random.nextInt(3); i >= 0; i--) {
            double angle = random.nextDouble(2 * Math.PI), reach = (2000 + 50_000 * random.nextDouble() * random.nextDouble()) * city.scale;
            town.ways.add(Way.between(random, x, y, x + reach * StrictMath.cos(angle), y + reach * StrictMath.sin(angle), 0.09, STEP / 2 * city.scale));
        }
        return town;
    }
}
