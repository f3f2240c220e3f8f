package dev.aquatint.columns;

import java.util.Arrays;

/// A compiled condition: answers a block of rows at a time.
@FunctionalInterface
interface Condition {

    /// Writes 1 where it holds and 0 where not, for `n` rows of a chunk of the scan.
    void test(int chunk, int from, int n, byte[] keep);

    /// For how many rows it holds.
    default int count(int chunk, int from, int n) {
        byte[] keep = Scratch.answers(n);
        test(chunk, from, n, keep);
        int count = 0;
        for (int i = 0; i < n; i++) count += keep[i];
        return count;
    }

    default Filter filter() {
        return new Filter() {
            @Override
            public void keep(int chunk, int from, int n, byte[] keep) {
                test(chunk, from, n, keep);
            }

            @Override
            public int count(int chunk, int from, int n) {
                return Condition.this.count(chunk, from, n);
            }
        };
    }

    static Condition always(boolean holds) {
        byte answer = (byte) (holds ? 1 : 0);
        return (_, _, n, keep) -> Arrays.fill(keep, 0, n, answer);
    }

    /// @param slot scratch that nothing inside `right` uses
    static Condition and(Condition left, Condition right, int slot) {
        return (chunk, from, n, keep) -> {
            left.test(chunk, from, n, keep);
            byte[] other = Scratch.bytes(slot, n);
            right.test(chunk, from, n, other);
            for (int i = 0; i < n; i++) keep[i] &= other[i];
        };
    }

    static Condition or(Condition left, Condition right, int slot) {
        return (chunk, from, n, keep) -> {
            left.test(chunk, from, n, keep);
            byte[] other = Scratch.bytes(slot, n);
            right.test(chunk, from, n, other);
            for (int i = 0; i < n; i++) keep[i] |= other[i];
        };
    }

    static Condition not(Condition of) {
        return (chunk, from, n, keep) -> {
            of.test(chunk, from, n, keep);
            for (int i = 0; i < n; i++) keep[i] ^= 1;
        };
    }
}
