package dev.aquatint.shell.engine;

import dev.aquatint.param.Param;
import dev.aquatint.param.Parameterized;
import java.util.concurrent.CountDownLatch;

/// A parameterised class that was compiled by javac, not by a shell.
public class Compiled extends Parameterized {
    /// Counted down by a snippet that a test is going to stop.
    public static volatile CountDownLatch started = new CountDownLatch(1);

    @Param(max = 10)
    public int size = 3;

    /// Who is asked by snippets about an error.
    public static volatile java.util.function.Consumer<Throwable> asked;
}
