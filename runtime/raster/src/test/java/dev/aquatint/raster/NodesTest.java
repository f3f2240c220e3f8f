package dev.aquatint.raster;

import static dev.aquatint.Aquatint.any;
import static dev.aquatint.Aquatint.bins;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.modulo;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.sum;
import static dev.aquatint.Aquatint.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.NodeFilter;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nodes know of their rows is what the rows say, whatever is asked of them.
class NodesTest {
    private static final int ROWS = 150_000;
    private static final Engine ENGINE = Engine.of(2);
    private static final Map<String, Object> COLUMNS = columns();
    private static final Frame PLAIN = frame(COLUMNS), INDEXED = frame(COLUMNS).index("x", "y");

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    /// Clusters of all sizes; values that follow the place, and values that do not.
    private static Map<String, Object> columns() {
        SplittableRandom r = new SplittableRandom(77);
        float[] x = new float[ROWS], y = new float[ROWS], east = new float[ROWS];
        double[] noise = new double[ROWS];
        Byte[] few = new Byte[ROWS];
        short[] hour = new short[ROWS];
        long[] many = new long[ROWS];
        Boolean[] flag = new Boolean[ROWS];
        String[] kind = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            int c = r.nextInt(12);
            double size = c % 4 == 0 ? 0 : Math.pow(10, -(c % 5));
            x[i] = (float) (c * 7 % 12 + size * r.nextGaussian());
            y[i] = (float) (c * 5 % 12 + size * r.nextGaussian());
            if (r.nextInt(300) == 0) x[i] = Float.NaN;
            east[i] = r.nextInt(2000) == 0 ? Float.NaN : (float) Math.rint(x[i] * 4);
            noise[i] = r.nextInt(50) == 0 ? Double.NaN : r.nextInt(-500, 500) / 16.0;
            few[i] = r.nextInt(30) == 0 ? null : (Byte) (byte) (r.nextInt(5) - 2);
            hour[i] = (short) (1000 + (c + r.nextInt(5)) % 24);
            many[i] = r.nextInt(1000);
            flag[i] = r.nextInt(20) == 0 ? null : (Boolean) (c < 6);
            kind[i] = r.nextInt(20) == 0 ? null : "kind " + (c % 3 + r.nextInt(2));
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", x);
        columns.put("y", y);
        columns.put("east", east);
        columns.put("noise", noise);
        columns.put("few", few);
        columns.put("hour", hour);
        columns.put("many", many);
        columns.put("flag", flag);
        columns.put("kind", kind);
        return columns;
    }

    private static final Reduction[] REDUCTIONS = {count(), any(), count("noise"), count("few"), count("kind"), min("noise"), max("few"), sum("east"), mean("noise"), mean("many"),
        by("kind"), by("flag"), by(modulo("few", 3)), by(modulo("hour", 7, 2)), by(bins("hour", 1002, 1017, 4)), by("kind", count("noise")), by("kind", mean("east")), by(modulo("many", 4)),
        summary(count(), by("kind"), mean("noise"), max("east"), by(modulo("few", 2)))};

    private static final String[] FILTERS = {"hour >= 1010", "hour > 5 && hour <= 1003", "few in (-2, 0, 7)", "few != 1", "!(few > 0)", "few is missing", "flag", "!flag", "kind == 'kind 1'", "kind >= 'kind 2'",
        "kind is missing || kind == 'kind 0'", "kind == 'none'", "few == 1 && few == 2", "east < 20", "east >= 7.5 && east <= 33", "noise > 0", "noise < -40 || noise > 40", "noise is missing", "many == 17", "many <= 999",
        "few == 0 && kind == 'kind 1'", "few == 0 && east < 20", "east < 24 && noise < 0 && hour != 1003", "few + 1 > 1", "few > hour - 1003", "x < 3.25", "true"};

    private static final int LEAVES = Indexed.of(INDEXED, "x", "y").tree().nodes(0);

    private static void agree(Frame plain, Frame indexed, Reduction by, Viewport view) {
        EngineTest.assertSame(ENGINE.rasterize(points(plain, "x", "y"), by, view, new Cancel()), ENGINE.rasterize(points(indexed, "x", "y"), by, view, new Cancel()));
    }

    private static Viewport view(SplittableRandom r) {
        double zoom = Math.pow(2, r.nextInt(9)), x = r.nextDouble(0, 12), y = r.nextDouble(0, 12);
        return new Viewport(new Extent(x - 8 / zoom, x + 8 / zoom, y - 7 / zoom, y + 7 / zoom), r.nextInt(1, 200), r.nextInt(1, 150));
    }

    @Test
    void every_reduction_is_the_same_with_every_filter() {
        SplittableRandom r = new SplittableRandom(1);
        for (Reduction by : REDUCTIONS) {
            agree(PLAIN, INDEXED, by, view(r));
            for (String filter : FILTERS) agree(PLAIN.select(filter), INDEXED.select(filter), by, view(r));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void several_filters_and_a_limit_are_the_same(long seed) {
        SplittableRandom r = new SplittableRandom(seed);
        for (int i = 0; i < 120; i++) {
            String one = FILTERS[r.nextInt(FILTERS.length)], other = FILTERS[r.nextInt(FILTERS.length)];
            int limit = i % 4 == 0 ? r.nextInt(ROWS) : Integer.MAX_VALUE;
            agree(PLAIN.head(limit).select(one).select(other), INDEXED.head(limit).select(one).select(other), REDUCTIONS[r.nextInt(REDUCTIONS.length)], view(r));
        }
    }

    @Test
    void a_filter_knows_of_nodes_what_their_rows_say_or_nothing() {
        for (String filter : FILTERS) {
            Indexed indexed = Indexed.of(INDEXED.select(filter), "x", "y");
            NodeFilter nodes = indexed.filter();
            if (nodes == null) continue;
            Scan scan = indexed.scan(List.of());
            byte[] keep = new byte[ROWS];
            for (int from = 0; from < scan.rows(); from += 2048) {
                byte[] some = new byte[2048];
                scan.keep(0, from, (int) Math.min(2048, scan.rows() - from), some);
                System.arraycopy(some, 0, keep, from, (int) Math.min(2048, scan.rows() - from));
            }
            Tree tree = indexed.tree();
            for (int level = 0; level < tree.levels(); level++) {
                for (int node = 0; node < tree.nodes(level); node++) {
                    int kept = 0, known = nodes.kept(level, node);
                    for (int i = tree.from(level, node); i < tree.to(level, node); i++) kept += keep[i];
                    if (known != NodeFilter.UNKNOWN) assertThat(known).as(filter).isEqualTo(kept);
                }
            }
        }
    }

    @Test
    void conditions_on_a_column_of_few_values_are_known_of_every_node() {
        for (String filter : List.of("hour >= 1010 || hour == 1003", "few + 1 > 1", "!(few > 0)", "few is missing", "kind is missing || kind == 'kind 0'", "!flag && flag is missing")) {
            NodeFilter nodes = Indexed.of(INDEXED.select(filter), "x", "y").filter();
            for (int leaf = 0; leaf < LEAVES; leaf++) assertThat(nodes.kept(0, leaf)).as(filter).isNotEqualTo(NodeFilter.UNKNOWN);
            assertThat(nodes.sharpens()).isFalse();
        }
    }

    @Test
    void ranges_of_a_column_that_follows_the_place_are_known_of_most_nodes() {
        NodeFilter nodes = Indexed.of(INDEXED.select("east < 20"), "x", "y").filter();
        long unknown = IntStream.range(0, LEAVES).filter(leaf -> nodes.kept(0, leaf) == NodeFilter.UNKNOWN).count();

        assertThat(unknown).isPositive().isLessThan(LEAVES / 2);
        assertThat(nodes.sharpens()).isTrue();
    }

    @Test
    void columns_of_many_values_are_not_counted_by_value() {
        Indexed indexed = Indexed.of(INDEXED, "x", "y");

        assertThat(indexed.census("many")).isNull();
        assertThat(indexed.census("east")).isNull();
        assertThat(indexed.census("hour").values().rows()).isEqualTo(17);         // 1000 to 1015, and none
    }
}
