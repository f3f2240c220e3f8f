package dev.aquatint.columns.source;

import dev.aquatint.columns.Catalogue;
import dev.aquatint.columns.aqua.AquaStore;
import dev.aquatint.columns.arrow.ArrowStore;
import dev.aquatint.columns.csv.CsvFile;
import dev.aquatint.columns.memory.Arrayed;
import dev.aquatint.columns.parquet.ParquetStore;
import dev.aquatint.columns.sample.Samples;
import dev.aquatint.frame.Frame;
import dev.aquatint.spi.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Frames of this machine's files and memory. Equal frames share one copy of their data.
public final class LocalSource implements Source {
    private final Catalogue catalogue = new Catalogue(new StoreKeeper(this::stored));

    @Override
    public Frame parquet(String path) {
        return parquet(List.of(path));
    }

    @Override
    public Frame parquet(List<String> paths) {
        List<Path> files = paths.stream().flatMap(path -> Paths.files(path, ".parquet").stream()).toList();
        String first = paths.getFirst(), name = Path.of(first).getFileName() == null ? first : Path.of(first).getFileName().toString();
        return catalogue.frame(FileIdentity.of("parquet", files), () -> ParquetStore.open(name, files));
    }

    @Override
    public Frame arrow(String path) {
        Path file = Paths.file(path);
        return catalogue.frame(FileIdentity.of("arrow", List.of(file)), () -> ArrowStore.open(file));
    }

    @Override
    public Frame csv(String path) {
        Path file = Paths.file(path);
        return catalogue.frame(FileIdentity.of("csv", List.of(file)), () -> CsvFile.open(file));
    }

    @Override
    public Frame aqua(String path) {
        return stored(Paths.folder(path));
    }

    /// Equal as long as the manifest is: it is replaced with the store.
    private Frame stored(Path store) {
        Path manifest = store.resolve(AquaStore.MANIFEST);
        return catalogue.frame(Files.exists(manifest) ? FileIdentity.of("aqua", List.of(manifest)) : new Object(), () -> AquaStore.open(store));
    }

    @Override
    public void verify(String path) {
        AquaStore.open(Paths.folder(path)).verify();
    }

    @Override
    public Frame frame(Map<String, ?> columns) {
        return catalogue.frame(new Object(), () -> Arrayed.of(columns));
    }

    @Override
    public Frame frame(List<? extends Record> rows) {
        return catalogue.frame(new Object(), () -> Arrayed.of(rows));
    }

    @Override
    public Frame sample(String name, long rows) {
        if (Samples.stored(name, rows)) return stored(Samples.store(name, rows));
        List<Path> file = List.of(Samples.file(name, rows));
        return catalogue.frame(FileIdentity.of("parquet", file), () -> ParquetStore.open(name, file));
    }
}
