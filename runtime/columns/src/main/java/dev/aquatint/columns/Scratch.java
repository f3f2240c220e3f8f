package dev.aquatint.columns;

import java.util.Arrays;

/// Reusable arrays of a thread. Each node of a compiled condition owns the slots it was given, so that none is used twice at once.
final class Scratch {
    private static final PerThread<Scratch> OF = new PerThread<>(Scratch::new);

    private byte[][] bytes = new byte[4][];
    private double[][] doubles = new double[4][];
    private byte[] answers = new byte[4096];
    private int[] keys = new int[4096];

    private Scratch() {}

    /// For answers that are counted at once.
    static byte[] answers(int n) {
        Scratch s = OF.mine();
        if (s.answers.length < n) s.answers = new byte[n];
        return s.answers;
    }

    /// For one test that asks no other.
    static int[] keys(int n) {
        Scratch s = OF.mine();
        if (s.keys.length < n) s.keys = new int[n];
        return s.keys;
    }

    static byte[] bytes(int slot, int n) {
        Scratch s = OF.mine();
        if (slot >= s.bytes.length) s.bytes = Arrays.copyOf(s.bytes, slot + 4);
        if (s.bytes[slot] == null || s.bytes[slot].length < n) s.bytes[slot] = new byte[Math.max(n, 4096)];
        return s.bytes[slot];
    }

    static double[] doubles(int slot, int n) {
        Scratch s = OF.mine();
        if (slot >= s.doubles.length) s.doubles = Arrays.copyOf(s.doubles, slot + 4);
        if (s.doubles[slot] == null || s.doubles[slot].length < n) s.doubles[slot] = new double[Math.max(n, 4096)];
        return s.doubles[slot];
    }
}
