package dev.aquatint.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// A condition or value over the columns of a row, as data: written fluently or parsed from text.
///
/// ```java
/// col("fare").gt(10).and(col("hour").lt(5))
/// Expr.parse("fare > 10 && hour < 5")
/// ```
///
/// Arithmetic is that of doubles; whole numbers of 64 bits are compared exactly, with constants and with each other. What is left of a division, `%`,
/// has the sign of the divisor, as that of `modulo(..)`.
///
/// A missing value is equal to nothing, is in no range and in no list, and is neither above nor below anything: such a comparison does not hold. What says the opposite
/// holds: `!=`, `not in`, `not between` and `!(…)` are true of every row that `==`, `in`, `between` and `…` are not true of, rows with a missing value among them. So a
/// condition and its negation divide the rows, and no row is in neither part; `is not missing` leaves them out. Arithmetic with a missing value is missing.
///
/// Text compares by its characters, dates and times by their instant.
/// Whether names exist and types fit is checked where an expression meets a frame.
public sealed interface Expr {

    /// The value of a column.
    record Column(String name) implements Expr {
        @Override
        public String toString() {
            return Words.name(name);
        }
    }

    /// A constant: `Double`, `Boolean`, `String`, `LocalDate`, `LocalTime` or `Instant`; a whole number that no double is equal to is a `Long` or `BigInteger`.
    record Literal(Object value) implements Expr {
        public Literal {
            value = Words.canonical(value);
        }

        @Override
        public String toString() {
            return Words.literal(value);
        }
    }

    /// How two values are compared.
    enum Comparison {
        EQ("=="), NE("!="), LT("<"), LE("<="), GT(">"), GE(">=");

        final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /// The same comparison read from right to left.
        public Comparison mirrored() {
            return switch (this) {
                case EQ, NE -> this;
                case LT -> GT;
                case LE -> GE;
                case GT -> LT;
                case GE -> LE;
            };
        }
    }

    /// How two numbers become one.
    enum Operator {
        PLUS("+"), MINUS("-"), TIMES("*"), OVER("/"), MOD("%");

        final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }

    record Compare(Comparison by, Expr left, Expr right) implements Expr {
        @Override
        public String toString() {
            return "%s %s %s".formatted(Words.operand(left), by.sign, Words.operand(right));
        }
    }

    /// Both ends included.
    record Between(Expr of, Expr lo, Expr hi) implements Expr {
        @Override
        public String toString() {
            return "%s between %s and %s".formatted(Words.operand(of), Words.operand(lo), Words.operand(hi));
        }
    }

    /// Equal to one of the values.
    record In(Expr of, List<Literal> values) implements Expr {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.stream().map(Literal::toString).collect(Collectors.joining(", ", Words.operand(of) + " in (", ")"));
        }
    }

    record And(Expr left, Expr right) implements Expr {
        @Override
        public String toString() {
            return "%s && %s".formatted(Words.operand(left), Words.operand(right));
        }
    }

    record Or(Expr left, Expr right) implements Expr {
        @Override
        public String toString() {
            return "%s || %s".formatted(Words.operand(left), Words.operand(right));
        }
    }

    record Not(Expr of) implements Expr {
        @Override
        public String toString() {
            return "!" + Words.operand(of);
        }
    }

    record Arithmetic(Operator by, Expr left, Expr right) implements Expr {
        @Override
        public String toString() {
            return "%s %s %s".formatted(Words.operand(left), by.sign, Words.operand(right));
        }
    }

    /// Whether there is no value.
    record Missing(Expr of) implements Expr {
        @Override
        public String toString() {
            return Words.operand(of) + " is missing";
        }
    }

    /// The expression a person would write: `fare > 10 && passenger_count in (1, 2) || !(base == 'B02512')`.
    ///
    /// Operators from loosest to tightest: `||` (`or`), `&&` (`and`), `!` (`not`), comparisons (`== != < <= > >=`,
    /// `between … and …`, `in (…)`, `not in`, `is missing`, `is not missing`), `+ -`, `* / %`, `-`. Text stands in single or
    /// double quotes, a column name that is no plain word in back quotes.
    ///
    /// @throws BadExpression with the place, when the text is no expression
    static Expr parse(String text) {
        return new ExprParser(text).whole();
    }

    /// The expression itself, or a literal of any other value.
    ///
    /// @throws IllegalArgumentException for a value that no column holds
    static Expr of(Object value) {
        return value instanceof Expr e ? e : new Literal(value);
    }

    default Expr eq(Object value)             { return new Compare(Comparison.EQ, this, of(value)); }
    default Expr ne(Object value)             { return new Compare(Comparison.NE, this, of(value)); }
    default Expr lt(Object value)             { return new Compare(Comparison.LT, this, of(value)); }
    default Expr le(Object value)             { return new Compare(Comparison.LE, this, of(value)); }
    default Expr gt(Object value)             { return new Compare(Comparison.GT, this, of(value)); }
    default Expr ge(Object value)             { return new Compare(Comparison.GE, this, of(value)); }
    default Expr between(Object lo, Object hi) { return new Between(this, of(lo), of(hi)); }
    default Expr in(Range range)              { return between(range.lo(), range.hi()); }
    default Expr in(Object... values)         { return in(Arrays.asList(values)); }
    default Expr in(Collection<?> values)     { return new In(this, values.stream().map(Literal::new).toList()); }
    default Expr isMissing()                  { return new Missing(this); }

    default Expr and(Expr other)              { return new And(this, other); }
    default Expr or(Expr other)               { return new Or(this, other); }
    default Expr not()                        { return new Not(this); }

    default Expr plus(Object value)           { return new Arithmetic(Operator.PLUS, this, of(value)); }
    default Expr minus(Object value)          { return new Arithmetic(Operator.MINUS, this, of(value)); }
    default Expr times(Object value)          { return new Arithmetic(Operator.TIMES, this, of(value)); }
    default Expr over(Object value)           { return new Arithmetic(Operator.OVER, this, of(value)); }
    default Expr mod(Object value)            { return new Arithmetic(Operator.MOD, this, of(value)); }

    /// The names of the columns it reads, each once, in order of appearance.
    default List<String> columns() {
        var names = new ArrayList<String>();
        Words.collect(this, names);
        return names.stream().distinct().toList();
    }
}
