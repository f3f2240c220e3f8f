package dev.aquatint.shell.engine;

import java.util.List;
import java.util.Set;

/// What came of a snippet.
///
/// @param lost variables that lost their values because their classes were replaced
/// @param moved variables whose objects are of a replaced class's successor now
/// @param notes what else there is to know about how it went
public record Answer(Outcome outcome, Set<String> lost, Set<String> moved, List<String> notes) {

    /// The ways a snippet ends.
    public sealed interface Outcome {
        /// It has a value.
        ///
        /// @param name the variable that holds it
        /// @param text the value as it is printed
        record Value(String name, String text, Object value) implements Outcome {}

        /// It declares something, or has no value.
        ///
        /// @param needs what it uses that is not declared yet
        record Done(String what, List<String> needs) implements Outcome {}

        /// The compiler refused it.
        record Refused(List<Diagnosis> why) implements Outcome {}

        /// It threw.
        ///
        /// @param line of the snippet that threw, or of the one that was called: its number in the text, or 0
        /// @param source that line itself
        record Threw(Throwable error, int line, String source) implements Outcome {}

        /// Nothing was done, since values would have been lost.
        record Kept() implements Outcome {}

        /// It was stopped, or left behind because it did not stop.
        record Stopped(boolean leftBehind) implements Outcome {}
    }
}
