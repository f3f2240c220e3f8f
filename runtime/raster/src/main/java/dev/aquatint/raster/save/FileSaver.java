package dev.aquatint.raster.save;

import dev.aquatint.columns.arrow.ArrowFile;
import dev.aquatint.columns.WholeFile;
import dev.aquatint.columns.csv.CsvText;
import dev.aquatint.columns.parquet.FrameWriter;
import dev.aquatint.element.Image;
import dev.aquatint.element.Rgb;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Raster;
import dev.aquatint.spi.Saver;
import java.util.Locale;
import java.util.function.Supplier;

/// Rasters and pictures to files.
///
/// How they look is a [Portrait].
public final class FileSaver implements Saver {
    @Override
    public void save(Raster raster, String path) {
        save(raster, "value", () -> Portrait.of(raster), path);
    }

    @Override
    public void save(Image image, String path) {
        save(image.raster(), image.value(), () -> Portrait.of(image), path);
    }

    @Override
    public void save(Rgb picture, String path) {
        if (!ending(path).equals("png")) throw unknown(path, "colours are saved as .png");
        png(Portrait.of(picture), path);
    }

    @Override
    public void save(Frame frame, String path) {
        if (!ending(path).equals("parquet")) throw unknown(path, "a frame is saved as .parquet");
        WholeFile.write(path, out -> FrameWriter.write(out, frame));
    }

    private static void save(Raster raster, String value, Supplier<Portrait> portrait, String path) {
        switch (ending(path)) {
            case "png" -> png(portrait.get(), path);
            case "arrow" -> WholeFile.write(path, out -> ArrowFile.write(out, CellTable.columns(raster, value), CellTable.about(raster)));
            case "csv" -> WholeFile.write(path, out -> CsvText.write(out, CellTable.columns(raster, value)));
            case String _ -> throw unknown(path, "a raster is saved as .png, .arrow or .csv");
        }
    }

    private static void png(Portrait portrait, String path) {
        WholeFile.write(path, out -> Png.write(out, portrait.rgba(), portrait.width(), portrait.height()));
    }

    private static String ending(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }

    private static IllegalArgumentException unknown(String path, String known) {
        return new IllegalArgumentException("cannot save '%s': the ending of the name says what to write, and %s".formatted(path, known));
    }
}
