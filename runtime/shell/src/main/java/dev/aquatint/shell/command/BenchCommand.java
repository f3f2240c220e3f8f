package dev.aquatint.shell.command;

import dev.aquatint.shell.bench.Bench;
import dev.aquatint.shell.bench.Setup;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "bench", description = {"Measures loading, aggregating and shading on your own data and machine.",
            "Prints one line of JSON a figure: what was measured, median and least seconds, rows, nanoseconds a row, and a checksum of the raster."},
        footer = {"", "Figures: load (read anew each time), index (with --index, once), and at each zoom count, mean and max (with --value), by (with --category) and filtered",
            "count, one for each --where; then shade eq_hist and log of the counts at zoom 1, whose rows are cells. Zoom 1 shows all points, others the surroundings",
            "of the densest cell, or of --around. With an index rasters are the same to the last bit, and so are their checksums. With --moving also moving counts, on",
            "larger cells, where they can be had in some ten milliseconds.", "",
            "Examples:",
            "  aquatint bench trips.parquet --x pickup_x --y pickup_y",
            "  aquatint bench trips.parquet --x pickup_x --y pickup_y --value fare --category payment --zoom 1,4,16 --threads 2",
            "  aquatint bench trips.parquet --x pickup_x --y pickup_y --index --zoom 1,2,4,8,16,64,1024 --where 'hour < 12' --where 'fare > 10'",
            "  aquatint bench trips.aqua --x pickup_x --y pickup_y --value fare --moving",
            "  aquatint bench sample:nyc_taxi:1e8 --x pickup_x --y pickup_y --value fare_amount --where 'passenger_count >= 2' --zoom 1,2,4,8,16,64,1024 --index --moving",
            "  aquatint bench trips.parquet --x pickup_x --y pickup_y --where 'fare > 10 && payment == \"cash\"' --reps 50 > figures.jsonl"})
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--x", required = true, paramLabel = "C", description = "The column of x coordinates.")
    private String x;
    @Option(names = "--y", required = true, paramLabel = "C", description = "The column of y coordinates.")
    private String y;
    @Option(names = "--value", paramLabel = "C", description = "A column of numbers to take means and the largest of.")
    private String value;
    @Option(names = "--category", paramLabel = "C", description = "A column of text or booleans to count by.")
    private String category;
    @Option(names = "--where", paramLabel = "EXPR", description = "Rows of the filtered count; once for each. Default: those whose --value, or else x, is at least average.")
    private List<String> where = List.of();
    @Option(names = "--index", description = "Indexes the points first.")
    private boolean index;
    @Option(names = "--moving", description = "Measures what is shown while a view moves, too, where points are indexed.")
    private boolean moving;
    @Option(names = "--width", paramLabel = "N", defaultValue = "900", description = "Cells of a raster from left to right. Default: ${DEFAULT-VALUE}.")
    private int width;
    @Option(names = "--height", paramLabel = "N", defaultValue = "525", description = "Cells from top to bottom. Default: ${DEFAULT-VALUE}.")
    private int height;
    @Option(names = "--zoom", paramLabel = "Z", split = ",", defaultValue = "1,8,64", description = "Zooms to measure at. Default: ${DEFAULT-VALUE}.")
    private List<Double> zooms;
    @Option(names = "--around", paramLabel = "X,Y", split = ",", description = "What zooms other than 1 surround. Default: the densest cell.")
    private List<Double> around = List.of();
    @Option(names = "--threads", paramLabel = "N", description = "Threads that aggregate; reading takes all cores. Default: one for each core.")
    private Integer threads;
    @Option(names = "--warmup", paramLabel = "N", defaultValue = "10", description = "Runs before any counts, or half a second of them if they are short; 0 for none. Default: ${DEFAULT-VALUE}.")
    private int warmup;
    @Option(names = "--reps", paramLabel = "N", defaultValue = "20", description = "Runs that count. Default: ${DEFAULT-VALUE}.")
    private int reps;
    @Parameters(index = "0", paramLabel = "FILE", description = "A Parquet file, folder or glob; a store, .arrow or .csv file; or a sample of so many rows, as sample:nyc_taxi:1e8, which is made once.")
    private String file;

    private final CommandLines context;

    BenchCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int cores = Runtime.getRuntime().availableProcessors();
        Setup setup;
        try {
            setup = new Setup(file, x, y, value, category, where, index, moving, width, height, zooms, around, threads == null ? cores : threads, warmup, reps);
        } catch (IllegalArgumentException e) {
            throw new Complaint(e.getMessage());
        }
        context.err().printf("%s of %d cores, Java %s%s%n", setup.threads() == 1 ? "1 thread" : setup.threads() + " threads", cores, Runtime.version(), absent());
        ProgressLine progress = new ProgressLine(context.err(), context.terminal());
        try (Bench bench = new Bench(setup, progress, figure -> context.out().println(figure.json()))) {
            bench.run();
        } catch (IllegalArgumentException e) {
            throw new Complaint(e.getMessage());
        }
        return 0;
    }

    private String absent() {
        if (value == null && category == null) return "; no means and largest values without --value, no counts by category without --category";
        return value == null ? "; no means and largest values without --value" : category == null ? "; no counts by category without --category" : "";
    }
}
