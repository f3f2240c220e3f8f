package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Scan;
import dev.aquatint.columns.source.LocalSource;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// How long a whole file takes into memory: `LoadSpeed file times [column ...]`. A program, not a test.
final class LoadSpeed {
    public static void main(String[] args) {
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double best = Double.MAX_VALUE, cpu = Double.MAX_VALUE;
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            long start = System.nanoTime(), busy = os.getProcessCpuTime();
            var frame = new LocalSource().parquet(args[0]);
            if (args.length > 2) frame = frame.columns(Arrays.copyOfRange(args, 2, args.length));
            Scan scan = Scan.of(frame, frame.schema().names());
            double seconds = (System.nanoTime() - start) / 1e9;
            if (i == 0) System.out.printf("first %.3f s, %,d rows%n", seconds, scan.rows());
            best = Math.min(best, seconds);
            cpu = Math.min(cpu, (os.getProcessCpuTime() - busy) / 1e9);
        }
        System.out.printf("best %.3f s, processor time of all threads %.3f s%n", best, cpu);
    }
}
