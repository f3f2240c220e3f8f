package dev.aquatint.server;

import static dev.aquatint.Aquatint.column;
import static dev.aquatint.Aquatint.extent;
import static dev.aquatint.Aquatint.image;
import static dev.aquatint.Aquatint.widgets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.layout.Viewable;
import dev.aquatint.param.Param;
import dev.aquatint.param.Parameterized;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A view in an address: where it was moved to and what its controls were set to (S16, S22).
class PageStateTest {
    static class Explorer extends Parameterized {
        @Param(min = 0, max = 1) double alpha = 0.75;
        @Param int zoom = 3;
        @Param boolean dark;
        @Param(options = {"pickup", "dropoff"}) String plot = "pickup";
        @Param Palette cmap = Palette.FIRE;
        @Param Cnorm cnorm = Cnorm.LINEAR;
        @Param(min = 0, max = 10) Range passengers = new Range(0, 10);
        @Param(precedence = -1) int hidden = 1;
    }

    private final AtomicReference<Explorer> opened = new AtomicReference<>();

    private TestSite site(boolean owns) {
        return new TestSite(TestSite.options(), Map.of("/app", _ -> {
            Explorer explorer = new Explorer();
            opened.set(explorer);
            Viewable root = column(widgets(explorer), image(new double[][] {{1, 2}, {3, 4}}, extent(0, 2, 0, 2)));
            return new App.Page() {
                @Override
                public String title() {
                    return "Explorer";
                }

                @Override
                public Viewable root() {
                    return root;
                }

                @Override
                public boolean ownsRoot() {
                    return owns;
                }
            };
        }));
    }

    private static String address(String state) {
        return "/app?state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    private static String state(TestSite site, String page) {
        var answer = site.get("/app/state", site.cookie, "Aquatint-Page: " + TestSite.tokenIn(page));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void a_page_that_nobody_touched_has_none() {
        try (TestSite site = site(true)) {
            assertThat(state(site, site.page("/app").body())).isEqualTo("{}");
        }
    }

    @Test
    void what_was_set_is_set_again_where_the_address_is_opened() {
        try (TestSite site = site(true)) {
            String first = site.page("/app").body();
            opened.get().update(() -> {
                Explorer e = opened.get();
                e.alpha = 0.25;
                e.zoom = 7;
                e.dark = true;
                e.plot = "dropoff";
                e.cmap = Palette.VIRIDIS;
                e.cnorm = Cnorm.EQ_HIST;
                e.passengers = new Range(2, 4);
                e.hidden = 9;
            });
            String state = state(site, first), expected = opened.get().toString();
            String second = site.page(address(state)).body();

            assertThat(opened.get()).hasToString(expected.replace("hidden=9", "hidden=1"));
            assertThat(state(site, second)).isEqualTo(state);
        }
    }

    @Test
    void a_plot_begins_where_the_address_says_and_resets_home() {
        try (TestSite site = site(true)) {
            String moved = "{\"v\":[[0.5,1.0,0.25,0.75]]}";
            assertThat(state(site, site.page(address(moved)).body())).isEqualTo(moved);
        }
    }

    @Test
    void what_others_see_as_well_is_not_changed_by_an_address() {
        try (TestSite site = site(false)) {
            site.page(address("{\"p\":[{\"alpha\":0.1}]}"));
            assertThat(opened.get().alpha).isEqualTo(0.75);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"p\":[{\"alpha\":3}]}", "{\"p\":[{\"alpha\":\"0.1\"}]}", "{\"p\":[{\"alpha\":null}]}", "{\"p\":[{\"alpha\":1e999}]}", "{\"p\":[{\"zoom\":1.5}]}", "{\"p\":[{\"hidden\":5}]}", "{\"p\":[{\"class\":1}]}",
        "{\"p\":[{\"plot\":\"<script>\"}]}", "{\"p\":[{\"cmap\":\"../../etc/passwd\"}]}", "{\"p\":[{\"cnorm\":\"java.lang.Runtime\"}]}", "{\"p\":[{\"passengers\":[5,2]}]}", "{\"p\":[{\"passengers\":[1,2,3]}]}",
        "{\"p\":[{\"passengers\":[-1,99]}]}", "{\"p\":[5]}", "{\"p\":{\"alpha\":0.1}}", "{\"p\":[]}", "{\"v\":[[0,0,0,0]]}", "{\"v\":[[1,0,0,1]]}", "{\"v\":[[0,1e308,0,1]]}", "{\"v\":[[\"a\",1,0,1]]}", "{\"v\":[[0,1]]}", "{\"v\":5}", "{}"})
    void what_no_control_could_have_made_is_left_alone(String state) {
        try (TestSite site = site(true)) {
            String page = site.page(address(state)).body();
            assertThat(opened.get()).hasToString(new Explorer().toString());
            assertThat(state(site, page)).isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "5", "null", "{", "{\"v\":[[[[[[[[[[1]]]]]]]]]]}", "<script>", "{\"p\":[{\"a\":1e99999999999999999999999999999999999999999999}]}"})
    void what_is_none_is_refused(String state) {
        try (TestSite site = site(true)) {
            var answer = site.page(address(state));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("leave out ?state=").doesNotContain("<script>");
        }
    }

    @Test
    void one_that_is_too_long_is_refused_before_it_is_read() {
        assertThat(PageState.read("{\"p\":[{\"a\":\"" + "x".repeat(9_000) + "\"}]}")).isEmpty();
        assertThat(PageState.read("{\"v\":[" + "null,".repeat(100) + "null]}")).isEmpty();
        assertThat(PageState.read("{\"v\":[null,[0,1,2,3]]}")).hasValue(new PageState(List.of(Optional.empty(), Optional.of(new Extent(0, 1, 2, 3))), List.of()));
    }

    @Test
    void a_state_is_told_to_the_script_of_its_page_only() {
        try (TestSite site = site(true); TestSite other = site(true)) {
            String token = site.pageToken("/app"), others = other.pageToken("/app");
            assertThat(site.get("/app/state", "Aquatint-Page: " + token).status()).isEqualTo(401);
            for (String wrong : new String[] {others, "x", token + "x", ""}) assertThat(site.get("/app/state", site.cookie, "Aquatint-Page: " + wrong).status()).as(wrong).isEqualTo(403);
            assertThat(site.get("/app/state", site.cookie).status()).isEqualTo(403);
            assertThat(site.get("/app/state", site.cookie, "Aquatint-Page: " + token, "Aquatint-Page: " + token).status()).isEqualTo(403);
        }
    }
}
