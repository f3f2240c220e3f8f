package dev.aquatint.raster.save;

import dev.aquatint.columns.arrow.ArrowFile;
import dev.aquatint.columns.csv.CsvText;
import dev.aquatint.element.Image;
import dev.aquatint.element.Rgb;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.shade.ColourKey;
import dev.aquatint.raster.shade.Shader;
import dev.aquatint.raster.shade.Stacker;
import dev.aquatint.spi.Saver;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Colour;
import dev.aquatint.style.Style;
import java.util.Locale;

/// Rasters and pictures to files.
///
/// A raster by itself has the colours of `shade()`: viridis, or a colour for each category, by eq_hist. An image has those of its plot.
public final class FileSaver implements Saver {
    @Override
    public void save(Raster raster, String path) {
        save(raster, "value", Shade.DEFAULT, Cnorm.EQ_HIST, Style.NONE, path);
    }

    @Override
    public void save(Image image, String path) {
        Cnorm norm = image.style().cnorm() != null ? image.style().cnorm() : Cnorm.LINEAR;
        save(image.raster(), image.value(), Shade.WHOLE, norm, image.style(), path);
    }

    @Override
    public void save(Rgb picture, String path) {
        if (!ending(path).equals("png")) throw unknown(path, "colours are saved as .png");
        int[] rgba = seen(picture.rgba(), picture.style());
        WholeFile.write(path, out -> Png.write(out, rgba, picture.width(), picture.height()));
    }

    private static void save(Raster raster, String value, Shade how, Cnorm norm, Style style, String path) {
        switch (ending(path)) {
            case "png" -> {
                int[] rgba = seen(Shader.shade(raster, how, ColourKey.of(raster, style), norm, style.clim(), style.clipping()), style);
                WholeFile.write(path, out -> Png.write(out, rgba, raster.width(), raster.height()));
            }
            case "arrow" -> WholeFile.write(path, out -> ArrowFile.write(out, CellTable.columns(raster, value), CellTable.about(raster)));
            case "csv" -> WholeFile.write(path, out -> CsvText.write(out, CellTable.columns(raster, value)));
            case String _ -> throw unknown(path, "a raster is saved as .png, .arrow or .csv");
        }
    }

    private static int[] seen(int[] rgba, Style style) {
        int[] faded = Stacker.faded(rgba, style.alpha() != null ? style.alpha() : 1);
        return style.background() != null ? Stacker.background(faded, Colour.of(style.background()).rgb()) : faded;
    }

    private static String ending(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }

    private static IllegalArgumentException unknown(String path, String known) {
        return new IllegalArgumentException("cannot save '%s': the ending of the name says what to write, and %s".formatted(path, known));
    }
}
