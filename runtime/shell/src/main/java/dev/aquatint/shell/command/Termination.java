package dev.aquatint.shell.command;

import dev.aquatint.server.Server;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Ends the process when it is asked to (SIGTERM, Ctrl-C), where the server closes and ten seconds later at the latest nothing runs any more, and when the server
/// does not answer any more, so that whoever watches over the process starts another.
final class Termination {
    private static final Duration LONGEST = Duration.ofMillis(9_500);
    /// What a shell tells of a process that was ended by SIGTERM.
    private static final int TERMINATED = 143;
    /// What the sysexits of BSD call an error of the software.
    private static final int BROKEN = 70;

    private Termination() {}

    /// To be called while there is memory: the thread that ends the process at last must be there before it runs out.
    static void closes(Server server) {
        server.onSilence(() -> Runtime.getRuntime().halt(BROKEN));
        CountDownLatch asked = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("stop-at-last").start(() -> {
            try {
                asked.await();
                Thread.sleep(LONGEST);
            } catch (InterruptedException _) {
                // then at once
            }
            Runtime.getRuntime().halt(TERMINATED);
        });
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            asked.countDown();
            server.close();
        }));
    }
}
