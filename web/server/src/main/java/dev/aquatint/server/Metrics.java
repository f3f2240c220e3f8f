package dev.aquatint.server;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.aquatint.session.threads.Watchdog;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// What this server has done, as Prometheus reads it. No names of apps, data or people.
final class Metrics {
    private final long start = System.nanoTime();
    private final AtomicLongArray answers = new AtomicLongArray(6);
    final LongAdder opened = new LongAdder(), failed = new LongAdder(), refused = new LongAdder();

    void answered(int status) {
        answers.incrementAndGet(status / 100 >= 1 && status / 100 <= 5 ? status / 100 : 0);
    }

    /// The text format, version 0.0.4.
    ///
    /// @param pages open now
    /// @param kept bytes that all pages share
    String text(boolean ready, int pages, Sockets sockets, Watchdog watchdog, long kept) {
        Runtime jvm = Runtime.getRuntime();
        StringBuilder text = new StringBuilder();
        one(text, "aquatint_ready", "gauge", "1 as long as pages are opened, 0 while the server stops", ready ? 1 : 0);
        one(text, "aquatint_uptime_seconds", "gauge", "since the server started", (System.nanoTime() - start) / 1_000_000_000);
        one(text, "aquatint_pages", "gauge", "pages that are open", pages);
        one(text, "aquatint_sockets", "gauge", "browsers that are connected to a page", sockets.count());
        one(text, "aquatint_calls_running", "gauge", "calls of pages' code that are running", watchdog.running());
        one(text, "aquatint_calls_left_behind", "gauge", "those of them that do not stop although they were told to", watchdog.leftBehind());
        one(text, "aquatint_pages_opened_total", "counter", "pages that were opened", opened.sum());
        one(text, "aquatint_pages_failed_total", "counter", "pages whose app threw", failed.sum());
        one(text, "aquatint_pages_refused_total", "counter", "pages that were too many", refused.sum());
        head(text, "aquatint_requests_total", "counter", "requests by the first digit of their status");
        for (int digit = 1; digit <= 5; digit++) text.append("aquatint_requests_total{status=\"%sxx\"} %s\n".formatted(digit, answers.get(digit)));
        one(text, "aquatint_kept_bytes", "gauge", "rasters and colours that pages share, 104 MB at most, or the largest of them", kept);
        one(text, "aquatint_send_queue_bytes", "gauge", "what browsers have not taken yet, an eighth of the heap at most", sockets.toSend.taken());
        one(text, "aquatint_receive_queue_bytes", "gauge", "large messages of browsers that are not complete or worked on, a quarter of the heap at most", sockets.received.taken());
        one(text, "aquatint_threads", "gauge", "threads of the operating system", ManagementFactory.getThreadMXBean().getThreadCount());
        one(text, "aquatint_open_files", "gauge", "files and connections that are open", ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0);
        one(text, "aquatint_heap_used_bytes", "gauge", "Java heap in use", jvm.totalMemory() - jvm.freeMemory());
        one(text, "aquatint_heap_max_bytes", "gauge", "Java heap at most", jvm.maxMemory());
        return text.toString();
    }

    private static void one(StringBuilder text, String name, String type, String help, long value) {
        head(text, name, type, help);
        text.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP %s %s\n# TYPE %1$s %s\n".formatted(name, help, type));
    }
}
