package dev.aquatint.raster;

import dev.aquatint.style.Cnorm;

/// Values to evenly spread ones, all of them measured from the smallest that is shown.
sealed interface Scale permits Scale.Formula, Ranks {

    /// @param above the value less the smallest one, not negative
    double at(double above);

    /// linear, log or cbrt; cube roots by power and logarithms by log1p, because Datashader's colours depend on the last bit.
    record Formula(Cnorm norm) implements Scale {
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
    }
}
