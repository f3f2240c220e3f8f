package dev.aquatint.shell.command;

import dev.aquatint.spi.Progress;
import java.io.PrintStream;

/// How far long tasks are: one line that is written over on a terminal, a line for every tenth elsewhere.
public final class ProgressLine implements Progress {
    private static final int CELLS = 30;
    private static final long QUIET = 300_000_000L, APART = 1_000_000_000L, GUESSED = 3_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private String task = "";
    private long began, lastLine;
    private int tenth;
    private boolean drawn;

    public ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void report(String what, double done) {
        long now = System.nanoTime();
        if (!what.equals(task)) {
            clear();
            task = what;
            began = now;
            lastLine = now;
            tenth = 0;
        }
        double part = Math.clamp(done, 0, 1);
        if (part >= 1) {
            clear();
            task = "";
        } else if (terminal) {
            if (now - began > QUIET) draw(what, part, now - began);      // what is over at once is not worth a flicker
        } else if ((int) (part * 10) > tenth && now - lastLine >= APART) {
            tenth = (int) (part * 10);
            lastLine = now;
            out.printf("%s: %d %%%n", what, tenth * 10);
        }
    }

    private void draw(String what, double part, long since) {
        int full = (int) (part * CELLS);
        out.print("\r\033[K" + "█".repeat(full) + "░".repeat(CELLS - full) + " %3d %%  %s%s".formatted((int) (part * 100), clipped(what), since > GUESSED && part > 0.02 ? left(since / part * (1 - part)) : ""));
        out.flush();
        drawn = true;
    }

    /// As if it went on as it has so far.
    private static String left(double nanos) {
        long seconds = Math.max(1, Math.round(nanos / 1e9));
        return seconds < 90 ? ", %d s left".formatted(seconds) : ", %d min left".formatted(Math.round(seconds / 60.0));
    }

    private void clear() {
        if (drawn) {
            out.print("\r\033[K");
            out.flush();
        }
        drawn = false;
    }

    /// No control characters of a file's name reach the terminal, and the line stays one line.
    private static String clipped(String what) {
        String clean = what.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 40 ? clean : clean.substring(0, 39) + "…";
    }
}
