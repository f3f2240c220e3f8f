package dev.aquatint.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.Range;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterizedTest {
    enum End { PICKUP, DROPOFF }

    static class TaxiExplorer extends Parameterized {
        @Param(doc = "Map tile opacity", min = 0, max = 1) double alpha = 0.75;
        @Param(doc = "Which end of the trip", options = {"pickup", "dropoff"}) String plot = "pickup";
        @Param(label = "Colours", precedence = 2) Palette cmap = Palette.FIRE;
        @Param(doc = "Passengers", min = 0, max = 10) Range passengers = new Range(0, 10);
        @Param(min = 0, max = 23) int hourOfDay = 8;
        @Param boolean live = true;
        @Param End end = End.PICKUP;
        @Param Cnorm norm = Cnorm.LINEAR;
        @Param(regex = "[a-z]+", precedence = -1) String slug = "nyc";
    }

    final TaxiExplorer explorer = new TaxiExplorer();

    @Test
    void a_field_is_a_parameter_with_its_initialiser_as_default() {
        assertThat(explorer.get("alpha")).isEqualTo(0.75);
        assertThat(explorer.parameter("alpha").max()).isEqualTo(1);
    }

    @Test
    void a_label_is_the_name_in_words_unless_said_otherwise() {
        assertThat(explorer.parameter("hourOfDay").label()).isEqualTo("Hour of day");
        assertThat(explorer.parameter("cmap").label()).isEqualTo("Colours");
    }

    @Test
    void controls_are_in_order_of_precedence_then_of_declaration() {
        assertThat(explorer.parameters()).extracting(Parameter::name)
                .containsExactly("slug", "alpha", "plot", "passengers", "hourOfDay", "live", "end", "norm", "cmap");
    }

    @Test
    void set_changes_the_field() {
        explorer.set("alpha", 0.3);
        assertThat(explorer.alpha).isEqualTo(0.3);
    }

    @Test
    void a_value_above_its_limit_is_refused_and_the_old_one_stays() {
        assertThatThrownBy(() -> explorer.set("alpha", 3))
                .isInstanceOf(BadParameter.class)
                .hasMessage("TaxiExplorer.alpha (Map tile opacity) must be at most 1, not 3");
        assertThat(explorer.alpha).isEqualTo(0.75);
    }

    @Test
    void a_value_below_its_limit_is_refused() {
        assertThatThrownBy(() -> explorer.set("hourOfDay", -1)).hasMessage("TaxiExplorer.hourOfDay must be at least 0, not -1");
    }

    @Test
    void not_a_number_is_refused() {
        assertThatThrownBy(() -> explorer.set("alpha", Double.NaN)).hasMessage("TaxiExplorer.alpha (Map tile opacity) must be a number, not NaN");
    }

    @Test
    void a_choice_that_is_not_offered_is_refused_with_the_nearest_one() {
        assertThatThrownBy(() -> explorer.set("plot", "dropof"))
                .hasMessage("TaxiExplorer.plot (Which end of the trip) must be one of pickup, dropoff, not 'dropof'; did you mean 'dropoff'?");
    }

    @Test
    void a_value_of_another_type_is_refused() {
        assertThatThrownBy(() -> explorer.set("live", "yes")).hasMessage("TaxiExplorer.live must be a boolean, not the String yes");
        assertThatThrownBy(() -> explorer.set("hourOfDay", 1.5)).hasMessage("TaxiExplorer.hourOfDay must be a whole number, not 1.5");
        assertThatThrownBy(() -> explorer.set("alpha", null)).hasMessage("TaxiExplorer.alpha (Map tile opacity) must not be null");
    }

    @Test
    void a_range_must_lie_within_the_bounds() {
        assertThatThrownBy(() -> explorer.set("passengers", new Range(3, 11)))
                .hasMessage("TaxiExplorer.passengers (Passengers) must end at 10 or below, not at 11");
        assertThatThrownBy(() -> explorer.set("passengers", new Range(-1, 5)))
                .hasMessage("TaxiExplorer.passengers (Passengers) must start at 0 or above, not at -1");
    }

    @Test
    void a_string_must_match_its_pattern() {
        assertThatThrownBy(() -> explorer.set("slug", "NYC")).hasMessage("TaxiExplorer.slug must match [a-z]+, not 'NYC'");
    }

    @Test
    void palettes_norms_and_enums_are_found_by_name() {
        explorer.set("cmap", "viridis");
        explorer.set("end", "dropoff");
        explorer.set("norm", "eq_hist");
        assertThat(explorer.cmap).isEqualTo(Palette.VIRIDIS);
        assertThat(explorer.end).isEqualTo(End.DROPOFF);
        assertThat(explorer.norm).isEqualTo(Cnorm.EQ_HIST);
    }

    @Test
    void an_unknown_parameter_is_named_with_the_nearest_one() {
        assertThatThrownBy(() -> explorer.set("alpah", 1)).hasMessageContaining("TaxiExplorer has no parameter 'alpah': did you mean 'alpha'?");
    }

    @Test
    void a_watcher_gets_old_and_new_once_for_each_change() {
        List<Object> seen = new ArrayList<>();
        explorer.watch("alpha", (before, now) -> seen.add(before + ">" + now));
        explorer.set("alpha", 0.5);
        explorer.set("alpha", 0.5);
        assertThat(seen).containsExactly("0.75>0.5");
    }

    @Test
    void a_watcher_that_was_stopped_is_not_called() {
        List<Object> seen = new ArrayList<>();
        Runnable stop = explorer.watch(seen::add);
        stop.run();
        explorer.set("alpha", 0.5);
        assertThat(seen).isEmpty();
    }

    @Test
    void an_update_is_told_once_with_all_changes() {
        List<List<Change>> batches = new ArrayList<>();
        explorer.watch(batches::add);
        explorer.update(() -> {
            explorer.alpha = 0.3;
            explorer.plot = "dropoff";
        });
        assertThat(batches).containsExactly(List.of(new Change("alpha", 0.75, 0.3), new Change("plot", "pickup", "dropoff")));
    }

    @Test
    void an_update_with_one_bad_value_changes_nothing() {
        assertThatThrownBy(() -> explorer.update(() -> {
            explorer.plot = "dropoff";
            explorer.alpha = 7;
        })).isInstanceOf(BadParameter.class);
        assertThat(explorer.plot).isEqualTo("pickup");
        assertThat(explorer.alpha).isEqualTo(0.75);
    }

    @Test
    void an_assignment_of_a_script_validates_like_set() {
        assertThatThrownBy(() -> Assignment.assign(explorer, 3.0, "alpha")).isInstanceOf(BadParameter.class);
    }

    @Param(of = "alpha", max = 0.5)
    static class Faint extends TaxiExplorer {
        { alpha = 0.4; }
    }

    @Test
    void an_assignment_past_the_gate_is_told_once_when_it_is_settled() {
        List<Change> told = new ArrayList<>();
        explorer.watch(told::addAll);
        explorer.alpha = 0.3;
        explorer.settle();
        explorer.settle();
        assertThat(told).containsExactly(new Change("alpha", 0.75, 0.3));
    }

    @Test
    void an_assignment_past_the_gate_that_is_not_allowed_is_refused_wherever_it_is_asked_for_until_it_is_set() {
        explorer.get("alpha");
        explorer.alpha = 7;
        for (Runnable asked : List.<Runnable>of(explorer::settle, () -> explorer.get("alpha"), explorer::toString)) {
            assertThatThrownBy(asked::run).isInstanceOf(BadParameter.class)
                    .hasMessage("TaxiExplorer.alpha (Map tile opacity) must be at most 1, not 7. Its field was assigned: in compiled Java set(\"alpha\", ...) and update(...) check before they assign");
        }
        explorer.set("alpha", 0.5);
        assertThat(explorer.get("alpha")).isEqualTo(0.5);
    }

    @Test
    void a_set_after_an_assignment_past_the_gate_tells_what_watchers_knew() {
        List<Change> told = new ArrayList<>();
        explorer.watch(told::addAll);
        explorer.alpha = 0.3;
        explorer.set("alpha", 0.3);
        assertThat(told).containsExactly(new Change("alpha", 0.75, 0.3));
    }

    @Test
    void an_update_that_fails_takes_back_what_was_assigned_past_the_gate() {
        explorer.get("alpha");
        explorer.alpha = 7;
        assertThatThrownBy(() -> explorer.update(() -> explorer.hourOfDay = 9)).isInstanceOf(BadParameter.class);
        assertThat(explorer.alpha).isEqualTo(0.75);
        assertThat(explorer.hourOfDay).isEqualTo(8);
    }

    @Test
    void a_new_default_of_the_class_leaves_an_assignment_past_the_gate_alone() {
        class Assigned extends Parameterized {
            @Param double size = 1;
        }
        Assigned assigned = new Assigned();
        assigned.get("size");
        assigned.size = 5;
        assigned.settle();
        Parameterized.setDefault(Assigned.class, "size", 3);
        assertThat(assigned.get("size")).isEqualTo(5.0);
    }

    @Test
    void a_subclass_overrides_one_slot_and_keeps_the_rest() {
        Faint faint = new Faint();
        assertThat(faint.get("alpha")).isEqualTo(0.4);
        assertThatThrownBy(() -> faint.set("alpha", 0.6)).hasMessage("Faint.alpha (Map tile opacity) must be at most 0.5, not 0.6");
        assertThat(faint.parameter("alpha").min()).isZero();
        assertThat(explorer.parameter("alpha").max()).isEqualTo(1);
    }

    static class WithDefault extends Parameterized {
        @Param(max = 10) double size = 1;
    }

    @Test
    void a_default_of_the_class_holds_for_instances_without_a_value_of_their_own() {
        WithDefault untouched = new WithDefault(), own = new WithDefault();
        untouched.get("size");
        own.set("size", 5);
        Parameterized.setDefault(WithDefault.class, "size", 3);
        assertThat(untouched.size).isEqualTo(3);
        assertThat(own.size).isEqualTo(5);
        assertThat(new WithDefault().get("size")).isEqualTo(3.0);
    }

    static class Wrong extends Parameterized {
        @Param Object anything = "";
    }

    @Test
    void a_field_of_another_type_cannot_be_a_parameter() {
        assertThatThrownBy(Wrong::new).hasMessageContaining("Wrong.anything is a Object: a parameter is a double");
    }

    static class TooLarge extends Parameterized {
        @Param(max = 1) double alpha = 2;
    }

    @Test
    void a_default_outside_its_own_bounds_is_refused_at_the_first_use() {
        assertThatThrownBy(() -> new TooLarge().get("alpha")).hasMessage("TooLarge.alpha must be at most 1, not 2");
    }
}
