package dev.aquatint.columns;

import dev.aquatint.columns.spatial.Aggregates;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.columns.spatial.Tree;

/// The points of two columns of a table in Hilbert order, without those that have no place, and a tree over them. Thread-safe.
sealed interface Index permits MemoryIndex, StoredIndex {

    /// How many points there are.
    int size();

    Tree tree();

    /// A column in the order of the tree, as one chunk. May cost a read of the column, once.
    Compiler.Bound sorted(Named column);

    /// What the nodes of the tree have of a column of numbers. May cost a scan of the column, once.
    Aggregates aggregates(Named column);

    /// What they have of each value of a column of few; null if it has more. May cost a scan of the column, once.
    Census census(Named column);

    /// How many points cells have; null when that is not kept.
    Pyramid overview();

    /// The same by the values of a column, in the order of its census, and for missing ones.
    Pyramid overview(Named column);

    /// Copies the numbers that points have as rows of the table.
    void rows(int from, int n, int[] into, int at);

    /// Holds for points that lie in front of `limit` in the table.
    Condition below(long limit);
}
