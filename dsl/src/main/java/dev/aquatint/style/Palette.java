package dev.aquatint.style;

import dev.aquatint.frame.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// An ordered list of colours: a colour map, or the colours of categories.
///
/// The named ones are constants here ([#FIRE], [#VIRIDIS]) and found by name with [#of]; their sources are named in `palettes.txt`.
public final class Palette {
    public static final Palette BGY = new Palette("bgy");
    public static final Palette BGYW = new Palette("bgyw");
    public static final Palette BJY = new Palette("bjy");
    public static final Palette BKR = new Palette("bkr");
    public static final Palette BKY = new Palette("bky");
    public static final Palette BLUES = new Palette("blues");
    public static final Palette BMW = new Palette("bmw");
    public static final Palette BMY = new Palette("bmy");
    public static final Palette BWY = new Palette("bwy");
    public static final Palette COLORWHEEL = new Palette("colorwheel");
    public static final Palette COOLWARM = new Palette("coolwarm");
    public static final Palette CWR = new Palette("cwr");
    public static final Palette CYCLIC_ISOLUMINANT = new Palette("cyclic_isoluminant");
    public static final Palette DIMGRAY = new Palette("dimgray");
    public static final Palette FIRE = new Palette("fire");
    public static final Palette GLASBEY = new Palette("glasbey");
    public static final Palette GLASBEY_COOL = new Palette("glasbey_cool");
    public static final Palette GLASBEY_DARK = new Palette("glasbey_dark");
    public static final Palette GLASBEY_LIGHT = new Palette("glasbey_light");
    public static final Palette GLASBEY_WARM = new Palette("glasbey_warm");
    public static final Palette GOULDIAN = new Palette("gouldian");
    public static final Palette GRAY = new Palette("gray");
    public static final Palette GWV = new Palette("gwv");
    public static final Palette ISOLUM = new Palette("isolum");
    public static final Palette KB = new Palette("kb");
    public static final Palette KBC = new Palette("kbc");
    public static final Palette KBGYW = new Palette("kbgyw");
    public static final Palette KG = new Palette("kg");
    public static final Palette KGY = new Palette("kgy");
    public static final Palette KR = new Palette("kr");
    public static final Palette LINEAR_BLUE_5_95_C73 = new Palette("linear_blue_5_95_c73");
    public static final Palette LINEAR_GREEN_5_95_C69 = new Palette("linear_green_5_95_c69");
    public static final Palette RAINBOW = new Palette("rainbow");
    public static final Palette RAINBOW4 = new Palette("rainbow4");
    public static final Palette GLASBEY_CATEGORY10 = new Palette("glasbey_category10");
    public static final Palette GLASBEY_HV = new Palette("glasbey_hv");
    public static final Palette GLASBEY_BW = new Palette("glasbey_bw");
    public static final Palette VIRIDIS = new Palette("viridis");
    public static final Palette INFERNO = new Palette("inferno");
    public static final Palette MAGMA = new Palette("magma");
    public static final Palette PLASMA = new Palette("plasma");
    public static final Palette CIVIDIS = new Palette("cividis");
    public static final Palette TURBO = new Palette("turbo");
    public static final Palette GREYS = new Palette("greys");
    public static final Palette CATEGORY10 = new Palette("Category10");
    public static final Palette CATEGORY20 = new Palette("Category20");
    public static final Palette SET1 = new Palette("Set1");
    public static final Palette SET2 = new Palette("Set2");
    public static final Palette SET3 = new Palette("Set3");
    public static final Palette PAIRED = new Palette("Paired");
    public static final Palette DARK2 = new Palette("Dark2");
    public static final Palette ACCENT = new Palette("Accent");
    public static final Palette PASTEL1 = new Palette("Pastel1");
    public static final Palette COLORBLIND = new Palette("Colorblind");
    public static final Palette SPECTRAL = new Palette("Spectral");
    public static final Palette RDBU = new Palette("RdBu");
    public static final Palette BRBG = new Palette("BrBG");
    public static final Palette PUOR = new Palette("PuOr");
    public static final Palette BREWER_BLUES = new Palette("Blues");
    public static final Palette REDS = new Palette("Reds");
    public static final Palette GREENS = new Palette("Greens");
    public static final Palette ORANGES = new Palette("Oranges");
    public static final Palette PURPLES = new Palette("Purples");
    public static final Palette YLORRD = new Palette("YlOrRd");
    public static final Palette YLGNBU = new Palette("YlGnBu");
    public static final Palette DATASHADER_HOT = new Palette("datashader_Hot");
    public static final Palette DATASHADER_ELEVATION = new Palette("datashader_Elevation");
    public static final Palette DATASHADER_GREYS9 = new Palette("datashader_Greys9");
    public static final Palette DATASHADER_SETS1TO3 = new Palette("datashader_Sets1to3");

    /// Maps that end in the colour they begin with.
    private static final Set<String> CYCLIC = Set.of("colorwheel", "cyclic_isoluminant");

    /// Lists whose neighbours are far apart, and no maps; all of Glasbey's are, too.
    private static final Set<String> CATEGORICAL = Set.of("Category10", "Category20", "Set1", "Set2", "Set3", "Paired", "Dark2", "Accent", "Pastel1", "Colorblind",
            "datashader_Sets1to3", "custom");

    private final String name;
    private final int[] rgb;

    private Palette(String name) {
        this(name, Named.COLOURS.get(name));
    }

    private Palette(String name, int[] rgb) {
        this.name = name;
        this.rgb = Objects.requireNonNull(rgb, name);
    }

    /// The colour map of that name; upper and lower case matter only where two differ in nothing else (`blues`, `Blues`).
    /// A name ending in `_r` is the map reversed.
    ///
    /// @throws IllegalArgumentException if there is none; the message suggests the nearest
    public static Palette of(String name) {
        int[] exact = Named.COLOURS.get(name);
        if (exact != null) return new Palette(name, exact);
        for (String known : Named.COLOURS.keySet()) {
            if (known.equalsIgnoreCase(name)) return new Palette(known);
        }
        if (name.endsWith("_r") && name.length() > 2) return of(name.substring(0, name.length() - 2)).reversed();
        throw new IllegalArgumentException("no colour map '%s': %sPalette.names() lists them".formatted(name,
                Nearest.to(name, Named.COLOURS.keySet()).map("did you mean '%s'? "::formatted).orElse("")));
    }

    /// A palette of one's own, from CSS colours.
    public static Palette of(String first, String second, String... more) {
        int[] rgb = new int[2 + more.length];
        rgb[0] = Colour.of(first).rgb();
        rgb[1] = Colour.of(second).rgb();
        for (int i = 0; i < more.length; i++) rgb[i + 2] = Colour.of(more[i]).rgb();
        return new Palette("custom", rgb);
    }

    /// The names that [#of] knows.
    public static List<String> names() {
        return List.copyOf(Named.COLOURS.keySet());
    }

    public String name() {
        return name;
    }

    public int size() {
        return rgb.length;
    }

    /// Colour `i` as 0xRRGGBB.
    public int rgb(int i) {
        return rgb[i];
    }

    /// All colours as 0xRRGGBB.
    public int[] rgb() {
        return rgb.clone();
    }

    /// Colours of `n` categories as 0xRRGGBB: of a colour map at even distances from one end to the other, as its first ones could hardly be told apart; of a list
    /// of colours for categories, or of one's own, in turn, and from its start again where there are more categories.
    ///
    /// ```java
    /// Palette.of("red", "blue").categories(3)[2] == 0xFF0000        // ==> true
    /// ```
    public int[] categories(int n) {
        String of = name.endsWith("_r") ? name.substring(0, name.length() - 2) : name;
        int[] colours = new int[n];
        for (int i = 0; i < n; i++) {
            if (of.startsWith("glasbey") || CATEGORICAL.contains(of)) colours[i] = rgb[i % rgb.length];
            else if (CYCLIC.contains(of)) colours[i] = rgb[(int) ((long) i * rgb.length / n)];
            else colours[i] = rgb[n == 1 ? 0 : (int) Math.round((double) i * (rgb.length - 1) / (n - 1))];
        }
        return colours;
    }

    public Palette reversed() {
        int[] r = new int[rgb.length];
        for (int i = 0; i < r.length; i++) r[i] = rgb[rgb.length - 1 - i];
        return new Palette(name.endsWith("_r") ? name.substring(0, name.length() - 2) : name + "_r", r);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Palette p && p.name.equals(name) && Arrays.equals(p.rgb, rgb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return name;
    }

    /// Read once, when the first palette is asked for.
    private static final class Named {
        static final Map<String, int[]> COLOURS = read();

        private static Map<String, int[]> read() {
            Map<String, int[]> all = new LinkedHashMap<>();
            try (InputStream in = Palette.class.getResourceAsStream("palettes.txt")) {
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                    if (line.startsWith("#")) continue;
                    int space = line.indexOf(' ');
                    int[] rgb = new int[(line.length() - space - 1) / 6];
                    for (int i = 0; i < rgb.length; i++) {
                        rgb[i] = Integer.parseInt(line, space + 1 + 6 * i, space + 7 + 6 * i, 16);
                    }
                    all.put(line.substring(0, space), rgb);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all;
        }
    }
}
