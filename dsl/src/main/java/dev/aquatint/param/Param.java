package dev.aquatint.param;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares a parameter: on a field of a class that extends [Parameterized], whose initialiser is its default.
///
/// The field is a number (`double`, `float`, `int`, `long`), `boolean`, `String`, an enum,
/// a [dev.aquatint.style.Cnorm], a [dev.aquatint.style.Palette] or a [dev.aquatint.frame.Range], and neither `static` nor `final`.
///
/// On a class, with `of`, it changes what is said here about an inherited parameter and leaves the rest:
/// `@Param(of = "alpha", max = 0.5) class Faint extends Explorer {}`.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
@Repeatable(Param.List.class)
public @interface Param {

    /// What the parameter means, in a few words: shown as help and in error messages.
    String doc() default "";

    /// What its control is called; by default the field's name with spaces.
    String label() default "";

    /// The smallest value; for a range, of its lower end.
    double min() default Double.NEGATIVE_INFINITY;

    /// The largest value; for a range, of its upper end.
    double max() default Double.POSITIVE_INFINITY;

    /// How far one step of the control goes; 0 chooses.
    double step() default 0;

    /// The values a `String` may have, or the colour maps offered for a `Palette`.
    String[] options() default {};

    /// A regular expression that the whole of a `String` must match.
    String regex() default "";

    /// Controls with a lower number come first; with a negative one they are not shown.
    double precedence() default 0;

    /// On a class: the inherited parameter this is about.
    String of() default "";

    /// Several `@Param(of = ...)` on one class.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        Param[] value();
    }
}
