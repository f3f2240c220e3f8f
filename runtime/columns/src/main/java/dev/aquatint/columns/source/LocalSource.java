package dev.aquatint.columns.source;

import dev.aquatint.columns.Catalogue;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.aqua.AquaStore;
import dev.aquatint.columns.arrow.ArrowStore;
import dev.aquatint.columns.memory.Arrayed;
import dev.aquatint.columns.parquet.ParquetStore;
import dev.aquatint.columns.sample.Samples;
import dev.aquatint.columns.union.UnionStore;
import dev.aquatint.frame.Csv;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.ParquetKeys;
import dev.aquatint.frame.Written;
import dev.aquatint.spi.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Frames of this machine's files and memory. Equal frames share one copy of their data.
public final class LocalSource implements Source {
    /// Of the process: however many sources there are, equal frames are one.
    private static final Catalogue CATALOGUE = new Catalogue(new StoreKeeper(LocalSource::stored));

    /// A frame of data that is there already.
    ///
    /// @param call what printed views call it
    public static Frame frame(Store store, String call) {
        return CATALOGUE.frame(new Object(), () -> store, call);
    }

    @Override
    public Frame parquet(List<String> paths) {
        List<Path> files = Paths.files(paths, Format.PARQUET);
        return CATALOGUE.frame(FileIdentity.of("parquet", files), () -> checked(Format.PARQUET, files, () -> ParquetStore.open(name(paths), files)), call("parquet", paths));
    }

    /// The same files read with other keys have other columns. It says nothing that lasts: what was encrypted is not kept in an index on the disk that is not.
    private record Unlocked(FileIdentity files, ParquetKeys keys) {}

    @Override
    public Frame parquet(ParquetKeys keys, List<String> paths) {
        List<Path> files = Paths.files(paths, Format.PARQUET);
        return CATALOGUE.frame(new Unlocked(FileIdentity.of("parquet", files), keys), () -> checked(Format.PARQUET, files, () -> ParquetStore.open(name(paths), files, keys)),
                "parquet(keys, " + Written.quoted(paths) + ")");
    }

    @Override
    public Frame arrow(List<String> paths) {
        List<Path> files = Paths.files(paths, Format.ARROW);
        return CATALOGUE.frame(FileIdentity.of("arrow", files), () -> UnionStore.of(name(paths), files, files.stream().map(f -> checked(Format.ARROW, List.of(f), () -> ArrowStore.open(f))).toList()), call("arrow", paths));
    }

    @Override
    public Csv csv(List<String> paths) {
        List<Path> files = Paths.files(paths, Format.CSV);
        return new Csv(new TextFiles(CATALOGUE, name(paths), paths, FileIdentity.of("csv", files)));
    }

    /// Says of a file that is no such file what it is, and which word reads it.
    private static Store checked(Format wanted, List<Path> files, Supplier<Store> open) {
        try {
            return open.get();
        } catch (UnreadableFile e) {
            for (Path file : files) {
                Format is = Format.of(file).orElse(wanted);
                if (is != wanted) throw new UnreadableFile(file.toString(), "it is %s, not %s: %s(\"%s\") reads it".formatted(is, wanted, is.word(), file), e);
            }
            throw e;
        }
    }

    /// By its ending, else by its first bytes; a folder by the files in it.
    @Override
    public Frame open(String path) {
        Path file = Paths.path(path);
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".aqua")) return aqua(path);
        return switch (Format.byName(file).or(() -> Format.of(file)).or(() -> Paths.in(file)).orElse(Format.PARQUET)) {
            case ARROW -> arrow(path);
            case CSV -> csv(path);
            case PARQUET -> parquet(path);
        };
    }

    /// What messages call it.
    private static String name(List<String> paths) {
        Path first = Paths.path(paths.getFirst());
        String name = String.valueOf(first.getFileName() == null ? first : first.getFileName());
        return paths.size() == 1 ? name : "%s and %,d more".formatted(name, paths.size() - 1);
    }

    @Override
    public Frame aqua(String path) {
        return stored(Paths.folder(path), call("aqua", List.of(path)));
    }

    /// How it is written.
    private static String call(String word, List<String> paths) {
        return word + "(" + Written.quoted(paths) + ")";
    }

    private static Frame stored(Path store) {
        return stored(store, call("aqua", List.of(store.toString())));
    }

    /// Equal as long as the manifest is: it is replaced with the store.
    private static Frame stored(Path store, String call) {
        Path manifest = store.resolve(AquaStore.MANIFEST);
        return CATALOGUE.frame(Files.exists(manifest) ? FileIdentity.of("aqua", List.of(manifest)) : new Object(), () -> AquaStore.open(store), call);
    }

    @Override
    public void verify(String path) {
        AquaStore.open(Paths.folder(path)).verify();
    }

    @Override
    public Frame frame(Map<String, ?> columns) {
        return frame(Arrayed.of(columns), "frame(...)");
    }

    @Override
    public Frame frame(List<? extends Record> rows) {
        return frame(Arrayed.of(rows), "frame(...)");
    }

    @Override
    public Frame sample(String name, long rows) {
        String call = "sample(" + Written.quoted(name) + (rows < 0 ? ")" : ", " + Written.number(rows) + ")");
        if (Samples.stored(name, rows)) return stored(Samples.store(name, rows), call);
        List<Path> file = List.of(Samples.file(name, rows));
        return CATALOGUE.frame(FileIdentity.of("parquet", file), () -> ParquetStore.open(name, file), call);
    }
}
