package dev.aquatint.element;

import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Summary;
import dev.aquatint.reduce.Weight;
import dev.aquatint.reduce.WeightedMean;
import dev.aquatint.reduce.Where;
import java.util.List;

/// Values on a mesh that covers an area: each fills a cell of the mesh, or the space between its points.
///
/// A missing value is NaN and leaves its place empty.
///
/// @param <E> the mesh itself
public sealed interface Mesh<E extends Mesh<E>> extends Rasterizable<E>, Mapped<E> permits Image, QuadMesh, TriMesh {

    /// What the values are called: the column that a reduction of this mesh names.
    String value();

    @Override
    default List<String> axes() {
        return List.of("x", "y");
    }

    @Override
    default boolean geographic() {
        return false;
    }

    @Override
    default Reduction usual() {
        return new Mean(value());
    }

    @Override
    default void require(Reduction by) {
        switch (by) {
            case By _ -> throw new IllegalArgumentException("a mesh has no categories for %s: its values are '%s'".formatted(by.source(), value()));
            case Where _, WeightedMean _, Weight _ -> throw new IllegalArgumentException("a mesh has no second column for %s: its values are '%s'".formatted(by.source(), value()));
            case Summary(var of) -> of.forEach(this::require);
            case Reduction _ -> {}
        }
        by.columns().stream().filter(c -> !c.equals(value())).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("no '%s' in this mesh: did you mean '%s'? its values are called that".formatted(c, value()));
        });
    }
}
