package dev.aquatint.reduce;

import dev.aquatint.frame.Range;
import dev.aquatint.frame.Written;
import java.util.Optional;

/// About how many different present values a column has; an empty pixel is NaN. Text counts as well as numbers.
///
/// A HyperLogLog sketch (Flajolet, Fusy, Gandouet and Meunier, 2007) with linear counting for small numbers, rounded to a whole
/// number. Its standard error is 1.04 divided by the root of the number of registers: 3.25 % for 1024. Both zeros are one value.
/// The result depends neither on threads nor on the order of rows. A cell takes a byte for each register.
///
/// @param registers a power of two, 16 to 65,536
public record Distinct(String of, int registers) implements Reduction {
    private static final int USUAL = 1024;

    public Distinct {
        if (registers < 16 || registers > 1 << 16 || Integer.bitCount(registers) != 1) {
            throw new IllegalArgumentException("distinct needs a power of two of registers, 16 to 65,536, not %,d".formatted(registers));
        }
    }

    public Distinct(String of) {
        this(of, USUAL);
    }

    /// With as few registers as give that standard error.
    ///
    /// @param error 0.0041 to 0.26
    public static Distinct within(String of, double error) {
        double registers = Math.pow(1.04 / error, 2);
        if (!(error > 0 && registers <= 1 << 16)) throw new IllegalArgumentException("distinct can be told to an error of 0.0041 (0.41 %%) or more, not %s".formatted(Range.text(error)));
        return new Distinct(of, Integer.highestOneBit(2 * Math.max((int) Math.ceil(registers), 16) - 1));
    }

    /// The standard error, relative to the number.
    public double error() {
        return 1.04 / Math.sqrt(registers);
    }

    @Override
    public Optional<String> column() {
        return Optional.of(of);
    }

    @Override
    public Combining combining() {
        return Combining.NEAREST;
    }

    @Override
    public String label() {
        return "distinct " + of;
    }

    @Override
    public String source() {
        return "distinct(" + Written.quoted(of) + (registers == USUAL ? ")" : ", " + Math.ceil(error() * 1e5) / 1e5 + ")");
    }
}
