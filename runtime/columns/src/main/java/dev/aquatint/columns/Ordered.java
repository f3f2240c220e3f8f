package dev.aquatint.columns;

import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.columns.spatial.Tree;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// What a store has beside its columns when its rows lie in the order of a tree: first all points of the tree, then the rows without a place.
public interface Ordered {

    /// The columns of the points.
    String x();

    String y();

    /// Its boxes are compared with their checksums when it is first asked for.
    Tree tree();

    /// A column of all points of the tree, as one chunk.
    ///
    /// @param column the position in the schema
    Chunk points(int column);

    /// What nodes have of a column, an array for each level of the tree; null when the store has no such.
    List<MemorySegment> nodes(Kept kept, int column);

    /// How many points each cell has; null when the store does not keep it.
    Pyramid overview();

    /// The same, in a plane for each value of a column of few, in the order of its census, and in one more for missing ones.
    ///
    /// @param column the position in the schema
    Pyramid overview(int column);

    /// What a store keeps of its nodes.
    enum Kept { AGGREGATES, FREQUENCIES }

    /// Called before each picture; costs some microseconds.
    ///
    /// @throws UnreadableFile when the files have been cut off since they were opened
    void check();
}
