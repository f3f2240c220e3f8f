package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.document.model.Model;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Widgets;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.Viewport;
import dev.aquatint.stream.Xy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a browser sends: no exception comes out, and the document can still be shown.
class FuzzTest {
    private static final List<String> SHREDS = List.of("{", "}", "[", "]", ",", ":", "\"", "\"type\":", "\"object\"", "\"ref\"", "\"ndarray\"", "\"bytes\"", "\"data\":\"H4sIAAAAAAAA\"", "\"id\":",
            "\"kind\":\"ModelChanged\"", "\"map\"", "\"entries\":", "null", "1e999", "-1", "\\u0000", "\"shape\":[-1]", "\"number\"", "\"value\":\"nan\"", "0.1.2", "é", "\ud83d\ude00", "\"name\":\"Slider\"");
    private static final List<String> VALUES = List.of("null", "1", "-1e308", "\"\"", "[]", "[[]]", "{}", "{\"type\":\"map\"}", "{\"type\":\"set\",\"entries\":[1,[2]]}",
            "{\"type\":\"object\",\"name\":\"Slider\",\"id\":\"n1\",\"attributes\":{\"value\":1}}", "{\"type\":\"object\",\"name\":\"Nope\",\"id\":\"n2\"}", "{\"type\":\"object\"}",
            "{\"type\":\"ndarray\",\"array\":{\"type\":\"bytes\",\"data\":{\"id\":\"zz\"}},\"shape\":[2147483647,2147483647],\"dtype\":\"float64\",\"order\":\"little\"}",
            "{\"type\":\"ndarray\",\"array\":[1],\"shape\":[1],\"dtype\":\"object\"}", "{\"type\":\"bytes\",\"data\":\"AAAA\"}", "{\"type\":\"number\",\"value\":\"nan\"}",
            "{\"type\":\"slice\",\"start\":1e9}", "{\"type\":\"expr\",\"expr\":3}", "{\"type\":\"symbol\",\"name\":\"x\"}", "{\"type\":\"value\",\"value\":{\"type\":\"value\"}}", "{\"id\":\"nobody\"}");


    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void garbage_in_the_place_of_fragments(long seed) {
        RandomGenerator garbage = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Document document = document(new Explorer());
        for (int i = 0; i < 400; i++) {
            Browser b = Browser.on(document);
            for (int n = garbage.nextInt(8); n >= 0; n--) {
                switch (garbage.nextInt(4)) {
                    case 0 -> b.connection.text(shreds(garbage));
                    case 1 -> b.connection.text("{\"msgid\":\"1\",\"msgtype\":\"PATCH-DOC\",\"num_buffers\":" + garbage.nextInt(-1, 3) + "}");
                    case 2 -> b.connection.binary(ByteBuffer.allocate(garbage.nextInt(50)));
                    default -> b.send("PATCH-DOC", "{\"events\":[" + shreds(garbage) + "]}");
                }
            }
            if (b.closed != null) assertThat(b.closed.getBytes(StandardCharsets.UTF_8).length).as(b.closed).isLessThanOrEqualTo(5 + 123);
            b.connection.closed();
        }
        assertShows(document);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void well_formed_changes_of_everything_to_anything(long seed) {
        RandomGenerator any = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Explorer explorer = new Explorer();
        Document document = document(explorer);
        Browser b = Browser.on(document), other = Browser.on(document);
        List<Model> models = models(document);
        for (int i = 0; i < 3000; i++) {
            if (b.closed != null) b = Browser.on(document);
            Model m = models.get(any.nextInt(models.size()));
            List<String> attributes = List.copyOf(m.attributes().keySet());
            String attr = attributes.isEmpty() || any.nextInt(8) == 0 ? List.of("name", "tags", "visible", "value", "start", "data").get(any.nextInt(6)) : attributes.get(any.nextInt(attributes.size()));
            // the page itself stays, or there would soon be nothing left to disturb
            if (attr.equals("children") || attr.equals("renderers")) continue;
            b.change(m.id(), attr, VALUES.get(any.nextInt(VALUES.size())));
            if (any.nextInt(10) == 0) b.event(m.id(), "tap", ",[\"x\"," + VALUES.get(any.nextInt(VALUES.size())) + "]");
        }
        assertThat(other.closed).isNull();
        assertThat(explorer.alpha).isBetween(0.0, 1.0);
        assertShows(document);
    }

    private Document document(Explorer explorer) {
        Document document = new Document("Fuzz");
        PlotFigure plot = new PlotFigure(document, Pictures.all().get("levels").style(), Axes.NUMBERS, Pictures.UNIT, _ -> "", new PlotFigure.Listener() {
            @Override
            public void viewport(Viewport v) {
                assertThat(v.width()).isBetween(1, 16_384);
                assertThat(v.extent().width()).isFinite().isPositive();
            }

            @Override
            public void tapped(Xy at) {
                assertThat(at.present()).isTrue();
            }

            @Override
            public void pointer(Xy at) {}

            @Override
            public void shown(long frame) {}
        });
        plot.show(Pictures.all().get("levels"));
        Model row = PageLayout.show(new Row(List.of(new Widgets(explorer, List.of()))), null, document, _ -> null, new ArrayList<>()).model();
        document.root(Model.of("Column", "children", List.of(row, plot.model())));
        return document;
    }

    private static List<Model> models(Document document) {
        List<Model> all = new ArrayList<>();
        document.locked(() -> {
            List<Model> todo = new ArrayList<>(List.of(root(document)));
            while (!todo.isEmpty()) {
                Model m = todo.removeLast();
                if (all.contains(m)) continue;
                all.add(m);
                m.attributes().values().forEach(v -> Model.eachModel(v, todo::add));
            }
        });
        return all;
    }

    private static Model root(Document document) {
        return document.page();
    }

    private String shreds(RandomGenerator garbage) {
        StringBuilder s = new StringBuilder();
        for (int n = garbage.nextInt(20); n >= 0; n--) s.append(SHREDS.get(garbage.nextInt(SHREDS.size())));
        return s.toString();
    }

    private static void assertShows(Document document) {
        Browser b = new Browser(document);
        b.send("PULL-DOC-REQ", "{}");
        assertThat(b.last().type()).isEqualTo("PULL-DOC-REPLY");
        assertThat(b.last().content().at("/doc/roots/0/id").textValue()).isEqualTo(document.rootId());
    }
}
