package dev.aquatint.reduce;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Several reductions in one pass over the rows: a raster for each, by its label. Where one raster is shown, it is the first.
public record Summary(List<Reduction> of) implements Reduction {
    public Summary {
        of = List.copyOf(of);
        if (of.isEmpty()) throw new IllegalArgumentException("summary(...) needs a reduction, such as summary(count(), mean(\"fare\"))");
        for (int i = 0; i < of.size(); i++) {
            Reduction each = of.get(i);
            if (each instanceof Summary) throw new IllegalArgumentException("summary(...) cannot hold another summary(...): write all reductions into one");
            if (of.subList(0, i).stream().anyMatch(other -> other.label().equals(each.label()))) throw new IllegalArgumentException("summary(...) has '%s' twice".formatted(each.label()));
        }
    }

    /// What is shown.
    public Reduction first() {
        return of.getFirst();
    }

    @Override
    public Optional<String> column() {
        return first().column();
    }

    @Override
    public List<String> columns() {
        return of.stream().flatMap(r -> r.columns().stream()).distinct().toList();
    }

    @Override
    public Optional<String> shows() {
        return first().shows();
    }

    @Override
    public Combining combining() {
        return first().combining();
    }

    @Override
    public Optional<Reduction> weight() {
        return first().weight();
    }

    @Override
    public String label() {
        return first().label();
    }

    @Override
    public String source() {
        return of.stream().map(Reduction::source).collect(Collectors.joining(", ", "summary(", ")"));
    }
}
