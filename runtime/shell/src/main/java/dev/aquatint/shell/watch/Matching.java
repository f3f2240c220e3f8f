package dev.aquatint.shell.watch;

import java.util.ArrayList;
import java.util.List;

/// Which lines of two lists are the same ones: their longest common subsequence.
final class Matching {
    private Matching() {}

    /// For each of the new texts its place in the old ones, or -1.
    static int[] of(List<String> before, List<String> now) {
        int[][] longest = new int[before.size() + 1][now.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(now.get(j)) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int[] places = new int[now.size()];
        int i = 0;
        for (int j = 0; j < now.size(); ) {
            if (i < before.size() && before.get(i).equals(now.get(j)) && longest[i][j] == longest[i + 1][j + 1] + 1) places[j++] = i++;
            else if (i < before.size() && longest[i + 1][j] >= longest[i][j + 1]) i++;
            else places[j++] = -1;
        }
        return places;
    }

    /// The places of the old ones that match none.
    static List<Integer> unmatched(int[] places, int before) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < before; i++) all.add(i);
        for (int place : places) all.remove((Integer) place);
        return all;
    }
}
