package dev.aquatint.columns;

import dev.aquatint.frame.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Two columns of numbers that are called as the coordinates of a place are: `x` and `y`, `pickup_lon` and `pickup_lat`, `XCoord` and `YCoord`.
record Place(String x, String y) {
    private static final List<Place> WORDS = List.of(new Place("x", "y"), new Place("lon", "lat"), new Place("lng", "lat"), new Place("longitude", "latitude"), new Place("easting", "northing"));

    /// All that there are, in order of the columns.
    static List<Place> in(Schema schema) {
        List<String> numbers = schema.fields().stream().filter(f -> Kind.of(f.type()) == Kind.NUMBER).map(Schema.Field::name).toList();
        List<List<String>> words = numbers.stream().map(Place::words).toList();
        var places = new ArrayList<Place>();
        for (int x = 0; x < numbers.size(); x++) {
            for (int y = 0; y < numbers.size(); y++) {
                if (alike(words.get(x), words.get(y))) places.add(new Place(numbers.get(x), numbers.get(y)));
            }
        }
        return places;
    }

    /// Whether names are the same but for one word, and that says which coordinate each is.
    private static boolean alike(List<String> x, List<String> y) {
        if (x.size() != y.size()) return false;
        Place apart = null;
        for (int i = 0; i < x.size(); i++) {
            if (x.get(i).equals(y.get(i))) continue;
            if (apart != null) return false;
            apart = new Place(x.get(i), y.get(i));
        }
        return apart != null && WORDS.contains(apart);
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.split("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})")).map(w -> w.toLowerCase(Locale.ROOT)).toList();
    }

    /// How to order a frame by it, ready to be typed.
    String index(String store) {
        return "index(\"%s\", \"%s\", \"%s\")".formatted(x, y, store);
    }
}
