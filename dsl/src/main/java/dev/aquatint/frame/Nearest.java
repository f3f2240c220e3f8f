package dev.aquatint.frame;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The name that was probably meant.
public final class Nearest {
    private Nearest() {}

    /// The candidate with the fewest edits from what was asked, if that is a third of its length or less.
    public static Optional<String> to(String asked, Collection<String> candidates) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String c : candidates) {
            int d = distance(asked.toLowerCase(Locale.ROOT), c.toLowerCase(Locale.ROOT));
            if (d < least) {
                least = d;
                best = c;
            }
        }
        return best != null && least <= Math.max(1, asked.length() / 3) ? Optional.of(best) : Optional.empty();
    }

    /// Damerau-Levenshtein with adjacent swaps.
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int swap = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + swap);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
