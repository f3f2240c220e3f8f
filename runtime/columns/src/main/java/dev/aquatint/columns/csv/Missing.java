package dev.aquatint.columns.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The words that stand for a missing value; what they are is asked of each value, so words are found by their first character.
final class Missing {
    private static final Set<String> USUAL = Set.of("NA", "N/A", "n/a", "#N/A", "#N/A N/A", "#NA", "<NA>", "NaN", "nan", "-NaN", "-nan", "NaT", "null", "NULL", "Null", "None",
            "\\N", "-", "--", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN");
    /// What is never a text either.
    private static final Set<String> ANYWHERE = Set.of("\\N", "<NA>");
    private static final int FIRST = 128;

    private final char[][][] byFirst = new char[FIRST + 1][][];

    private Missing(Set<String> words) {
        for (int c = 0; c <= FIRST; c++) {
            int first = c;
            List<char[]> mine = new ArrayList<>();
            for (String w : words) if (!w.isEmpty() && Math.min(w.charAt(0), FIRST) == first) mine.add(w.toCharArray());
            if (!mine.isEmpty()) byFirst[c] = mine.toArray(char[][]::new);
        }
    }

    /// Words beside the empty field in columns of numbers, dates and the like.
    static Missing values(List<String> more) {
        return new Missing(joined(USUAL, more));
    }

    /// The same in columns of text, where `NA` may be a name.
    static Missing texts(List<String> more) {
        return new Missing(joined(ANYWHERE, more));
    }

    private static Set<String> joined(Set<String> some, List<String> more) {
        return new TreeSet<>(Stream.concat(some.stream(), more.stream().map(String::strip)).toList());
    }

    boolean is(char[] b, int from, int to) {
        if (from == to) return true;
        char[][] words = byFirst[Math.min(b[from], FIRST)];
        if (words == null) return false;
        for (char[] word : words) {
            if (word.length != to - from) continue;
            int i = 0;
            while (i < word.length && word[i] == b[from + i]) i++;
            if (i == word.length) return true;
        }
        return false;
    }
}
