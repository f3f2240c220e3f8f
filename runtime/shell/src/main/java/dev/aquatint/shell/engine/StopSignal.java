package dev.aquatint.shell.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Ends code of snippets that would run for ever: whoever sends it to a thread makes the next check of snippet code on that thread throw [Received].
///
/// [StopChecks] puts a check at the start of every method and wherever a loop goes back. While nobody is to be stopped, compiled code does not contain it: the JVM
/// compiles what a call site answers as a constant, and compiles again when the answer changes. So loops are as fast, and as often vectorised, as without.
///
/// Code of libraries is not checked. A thread that waits in it is interrupted besides, by who sends the signal.
public final class StopSignal {
    private static final MethodHandle NOBODY = MethodHandles.constant(boolean.class, false), SOMEBODY = MethodHandles.constant(boolean.class, true);
    private static final MutableCallSite SITE = new MutableCallSite(NOBODY);
    private static final MethodHandle EXPECTED = SITE.dynamicInvoker();
    private static final Set<Thread> STOPPED = ConcurrentHashMap.newKeySet();

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
        if (STOPPED.contains(Thread.currentThread())) throw new Received();
    }

    /// Every check on this thread throws from now on, so that no `catch` keeps it; until [#clear].
    public static synchronized void send(Thread thread) {
        if (STOPPED.add(thread) && STOPPED.size() == 1) answer(SOMEBODY);
    }

    /// The thread may run code of snippets again.
    public static synchronized void clear(Thread thread) {
        if (STOPPED.remove(thread) && STOPPED.isEmpty()) answer(NOBODY);
    }

    private static void answer(MethodHandle constant) {
        SITE.setTarget(constant);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }
}
