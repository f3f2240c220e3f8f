package dev.aquatint.raster.shade;

import dev.aquatint.style.Cnorm;
import java.util.function.DoubleUnaryOperator;

/// Values to evenly spread ones, all of them measured from the smallest that is shown.
sealed interface Scale permits Scale.Formula, Scale.Given, Ranks {

    /// @param above the value less the smallest one, not negative
    double at(double above);

    /// How far places may be out of order, although values are not; negative if no order is known.
    double slack();

    /// linear, log or cbrt; cube roots by power and logarithms by log1p, because Datashader's colours depend on the last bit.
    record Formula(Cnorm.Named norm) implements Scale {
        private static final double THIRD = 1 / 3.0;

        @Override
        public double at(double above) {
            return switch (norm) {
                case LINEAR -> above;
                case LOG -> Math.log1p(above);
                case CBRT -> Math.pow(above, THIRD);
                case EQ_HIST -> throw new IllegalStateException("ranks are no formula");
            };
        }

        @Override
        public double slack() {
            return 0;       // log1p and pow are specified not to fall where their argument rises
        }
    }

    /// A function that somebody wrote. Where it falls below its first or rises above its last value, it counts as that.
    record Given(String name, DoubleUnaryOperator function, double lo, double hi) implements Scale {

        /// @param most the largest value that is shown, less the smallest
        static Given of(Cnorm.Function norm, double most) {
            double lo = norm.of().applyAsDouble(0), hi = norm.of().applyAsDouble(most);
            if (!Double.isFinite(lo) || !Double.isFinite(hi) || lo > hi) {
                throw new IllegalArgumentException("the colour norm '%s' goes from %s at 0 to %s at %s: it must rise, and be finite, from 0 to the largest value less the smallest".formatted(norm.name(), lo, hi, most));
            }
            return new Given(norm.name(), norm.of(), lo, hi);
        }

        @Override
        public double at(double above) {
            double at = function.applyAsDouble(above);
            if (at != at) throw new IllegalArgumentException("the colour norm '%s' is not a number at %s: it must be one from 0 to the largest value less the smallest".formatted(name, above));
            return Math.clamp(at, lo, hi);
        }

        @Override
        public double slack() {
            return -1;
        }
    }
}
