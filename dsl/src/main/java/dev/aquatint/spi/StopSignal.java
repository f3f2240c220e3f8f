package dev.aquatint.spi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.List;

/// Ends code of snippets and scripts that would run for ever: whoever sends it to a thread makes the next check of such code on that thread throw [Received].
///
/// Their compiler puts a check at the start of every method and wherever a loop goes back. While nobody is to be stopped, compiled code does not contain it: the JVM
/// compiles what a call site answers as a constant, and compiles again when the answer changes. So loops are as fast, and as often vectorised, as without.
///
/// Code of libraries is not checked, nor is what a snippet has other threads do, as a parallel stream does. A thread that waits is interrupted besides, by who sends the signal.
public final class StopSignal {
    private static final MethodHandle NOBODY = MethodHandles.constant(boolean.class, false), SOMEBODY = MethodHandles.constant(boolean.class, true);
    private static final MutableCallSite SITE = new MutableCallSite(NOBODY);
    private static final MethodHandle EXPECTED = SITE.dynamicInvoker();
    /// A few at most: to look through them costs less than a hash, for all others that run meanwhile.
    private static volatile Thread[] stopped = {};

    private StopSignal() {}

    /// What a thread is ended with.
    public static final class Received extends Error {
        private static final long serialVersionUID = 1;

        Received() {
            super("stopped", null, false, false);
        }
    }

    /// Called by the code of snippets.
    public static void check() throws Throwable {
        if ((boolean) EXPECTED.invokeExact()) receive();
    }

    private static void receive() {
        Thread mine = Thread.currentThread();
        for (Thread each : stopped) {
            if (each == mine) throw new Received();
        }
    }

    /// Every check on this thread throws from now on, so that no `catch` keeps it; until [#clear].
    public static synchronized void send(Thread thread) {
        List<Thread> now = new ArrayList<>(List.of(stopped));
        now.removeIf(each -> each == thread || !each.isAlive());
        now.add(thread);
        stop(now);
    }

    /// The thread may run code of snippets again.
    public static synchronized void clear(Thread thread) {
        List<Thread> now = new ArrayList<>(List.of(stopped));
        if (now.removeIf(each -> each == thread || !each.isAlive())) stop(now);
    }

    private static void stop(List<Thread> threads) {
        boolean before = stopped.length > 0, now = !threads.isEmpty();
        stopped = threads.toArray(Thread[]::new);
        if (before != now) answer(now ? SOMEBODY : NOBODY);
    }

    private static void answer(MethodHandle constant) {
        SITE.setTarget(constant);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }
}
