package dev.aquatint.shell.command;

import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Indexing;
import dev.aquatint.spi.Progress;
import dev.aquatint.spi.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "index", description = {"Writes a spatial store: a folder with the rows of files ordered by place, which opens at once and from which views read only what they show.",
            "Memory does not grow with the rows; the disk needs twice the size of the store while it works. A store that is there already is replaced when it is whole, and left as it is when nothing has changed."},
        footer = {"", "Examples:",
            "  aquatint index trips.parquet trips.aqua --x pickup_x --y pickup_y",
            "  aquatint index 2014-*.parquet 2015-*.parquet trips.aqua --x pickup_x --y pickup_y --values fare,tip --categories payment",
            "  aquatint index trips.csv trips.aqua --x lon --y lat --lonlat --memory 8g",
            "  aquatint index --verify trips.aqua", "",
            "In a script: points(aqua(\"trips.aqua\"), \"pickup_x\", \"pickup_y\").rasterize()"})
final class IndexCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d+)([kmgt]?)b?", Pattern.CASE_INSENSITIVE);

    @Option(names = "--x", paramLabel = "C", description = "The column of x coordinates.")
    private String x;
    @Option(names = "--y", paramLabel = "C", description = "The column of y coordinates.")
    private String y;
    @Option(names = "--lonlat", description = "--x and --y are degrees, and become Web Mercator metres.")
    private boolean lonLat;
    @Option(names = "--values", paramLabel = "C,C", split = ",", description = "Columns of numbers to keep. Default, with no --categories either: all columns.")
    private List<String> values = List.of();
    @Option(names = "--categories", paramLabel = "C,C", split = ",", description = "Columns of categories to keep.")
    private List<String> categories = List.of();
    @Option(names = "--rows", description = "Keeps the number of each row in a column 'row': where(min(\"row\"), \"c\") is then the first c.")
    private boolean rows;
    @Option(names = "--memory", paramLabel = "SIZE", description = "What building may take outside the heap, as 4g or 512m. Default: a quarter of what there may be.")
    private String memory;
    @Option(names = "--verify", paramLabel = "STORE", description = "Reads every byte of a store and compares it with its checksum.")
    private String verify;
    @Parameters(paramLabel = "FILE... STORE.aqua", arity = "0..*", description = "Parquet files, folders or globs, or one .arrow or .csv file; then the store.")
    private List<String> paths = List.of();

    private final CommandLines context;

    IndexCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Source source = ServiceLoader.load(Source.class, IndexCommand.class.getClassLoader()).findFirst().orElseThrow();
        ProgressLine progress = new ProgressLine(context.err(), context.terminal());
        try {
            ScopedValue.where(Progress.CURRENT, progress).call(() -> {
                if (verify != null) {
                    verify(source);
                } else {
                    build(source);
                }
                return null;
            });
        } catch (RuntimeException e) {
            if (e instanceof Complaint || e.getMessage() == null) throw e;
            throw new Complaint(e.getMessage());        // files and disks say what is wrong with them
        }
        return 0;
    }

    private void verify(Source source) {
        if (!paths.isEmpty()) throw new Complaint("--verify takes a store alone, not %s too".formatted(String.join(" ", paths)));
        source.verify(verify);
        context.out().println("%s is what was written".formatted(verify));
    }

    private void build(Source source) throws IOException {
        if (paths.size() < 2) throw new Complaint("files and a store are needed, as in: aquatint index trips.parquet trips.aqua --x pickup_x --y pickup_y");
        if (x == null || y == null) throw new Complaint("--x and --y are needed: the columns that rows are ordered by");
        String out = paths.getLast();
        List<String> in = paths.subList(0, paths.size() - 1);
        Frame all = in.size() == 1 ? source.open(in.getFirst()) : source.parquet(in);
        if (lonLat) all = all.lonLat(x, y);
        Set<String> kept = new LinkedHashSet<>(List.of(x, y));
        Stream.concat(values.stream(), categories.stream()).forEach(kept::add);
        if (kept.size() > 2) all = all.columns(kept.toArray(String[]::new));
        Path manifest = Path.of(out, "manifest.json");
        FileTime before = Files.exists(manifest) ? Files.getLastModifiedTime(manifest) : null;
        long began = System.nanoTime();
        Frame store = all.index(out, new Indexing(x, y, rows, memory == null ? 0 : bytes(memory)));
        boolean same = Files.getLastModifiedTime(manifest).equals(before);
        context.out().println("%s: %,d rows, %d columns, %,d MB, %s".formatted(out, store.rows(), store.schema().fields().size(), size(Path.of(out)) >> 20,
                same ? "up to date" : "written in %.1f s".formatted((System.nanoTime() - began) / 1e9)));
    }

    private static long size(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        }
    }

    private static long bytes(String size) {
        Matcher m = SIZE.matcher(size.strip());
        if (!m.matches() || m.group(1).length() > 9) throw new Complaint("--memory takes a size like 4g or 512m, not " + size);
        return Long.parseLong(m.group(1)) << switch (m.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            case "t" -> 40;
            default -> 0;
        };
    }
}
