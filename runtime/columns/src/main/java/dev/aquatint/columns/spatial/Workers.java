package dev.aquatint.columns.spatial;

import java.util.function.IntConsumer;

/// Who runs independent tasks, on as many threads as there are.
public interface Workers {

    /// Runs the tasks 0 to `n - 1`, each once, in any order, and returns when all are done.
    ///
    /// @throws RuntimeException the first one that a task threw, or when the work is no longer wanted
    void run(int n, IntConsumer task);
}
