package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.picture.AxisType;

/// How an axis writes its numbers: digits in groups of three from five digits on while they can be read, powers of ten beyond. Bokeh's own choice is powers of ten from 100,000 on.
final class TickNumbers {
    private static final double LARGEST = 1e12, SMALLEST = 1e-7;
    /// Between ticks, in parts of what is in view.
    private static final double FINEST_STEP = 1 / 20.0;
    /// In pixels: of a digit in a label, of a comma, and of all that stands beside labels.
    private static final double DIGIT = 6.2, COMMA = 3.2, BESIDE = 34;

    private final Model digits = Model.of("NumeralTickFormatter", "format", Numerals.format(0, 0));
    private final Model powers = Model.of("BasicTickFormatter", "precision", "auto");
    private final Model decades = Model.of("LogTickFormatter");

    /// The formatter for this part of an axis, told what it needs to know.
    Model over(double lo, double hi, AxisType type) {
        double most = Math.max(Math.abs(lo), Math.abs(hi));
        return switch (type) {
            case LOG -> lo >= 1e-6 && hi <= 1e7 ? digits(most, Math.max(0, 1 - Numerals.magnitude(lo))) : decades;
            case LINEAR -> {
                double step = Math.abs(hi - lo) * FINEST_STEP;
                if (!(most < LARGEST && most >= SMALLEST && step > 0)) {
                    powers.set("precision", step > 0 && Double.isFinite(most) ? Math.clamp(Numerals.magnitude(most) - Numerals.magnitude(step), 0, 15) : "auto");
                    yield powers;
                }
                yield digits(most, Math.min(Math.max(0, -Numerals.magnitude(step)), 15 - Math.max(0, Numerals.magnitude(most))));
            }
        };
    }

    /// In threes, so that few turns of the wheel have the browser lay out the plot again.
    private Model digits(double most, int decimals) {
        return digits.set("format", Numerals.format(most, (decimals + 2) / 3 * 3));
    }

    /// How wide the border beside a vertical axis is, in pixels, so that labels of home do not make it wider.
    static int border(double lo, double hi) {
        double most = Math.max(Math.abs(lo), Math.abs(hi));
        if (!(most < LARGEST && most >= 10_000)) return 0;
        int whole = Numerals.magnitude(most) + 1;
        return (int) Math.ceil(BESIDE + whole * DIGIT + (whole - 1) / 3 * COMMA + (lo < 0 ? 4 : 0));
    }
}
