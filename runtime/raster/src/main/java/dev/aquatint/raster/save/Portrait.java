package dev.aquatint.raster.save;

import dev.aquatint.element.Image;
import dev.aquatint.element.Rgb;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.shade.ColourKey;
import dev.aquatint.raster.shade.Shader;
import dev.aquatint.raster.shade.Stacker;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Colour;
import dev.aquatint.style.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A raster, an image or an rgb as it looks by itself, without a plot around it.
///
/// A raster by itself has the colours of `shade()`: viridis, or a colour for each category, by eq_hist. An image has those of its plot.
///
/// @param rgba 0xAABBGGRR, not premultiplied, row 0 at the bottom
public record Portrait(int[] rgba, int width, int height) {

    /// Shades all cells.
    public static Portrait of(Raster raster) {
        return of(raster, Shade.DEFAULT, Cnorm.EQ_HIST, Style.NONE);
    }

    /// Shades all cells as the image is told to look.
    public static Portrait of(Image image) {
        Cnorm norm = image.style().cnorm() != null ? image.style().cnorm() : Cnorm.LINEAR;
        return of(image.raster(), Shade.WHOLE, norm, image.style());
    }

    /// Costs a copy if it has an opacity or a background.
    public static Portrait of(Rgb picture) {
        return new Portrait(seen(picture.rgba(), picture.style()), picture.width(), picture.height());
    }

    private static Portrait of(Raster raster, Shade how, Cnorm norm, Style style) {
        int[] rgba = Shader.shade(raster, how, ColourKey.of(raster, style), norm, style.clim(), style.clipping());
        return new Portrait(seen(rgba, style), raster.width(), raster.height());
    }

    private static int[] seen(int[] rgba, Style style) {
        int[] faded = Stacker.faded(rgba, style.alpha() != null ? style.alpha() : 1);
        return style.background() != null ? Stacker.background(faded, Colour.of(style.background()).rgb()) : faded;
    }

    /// A PNG file.
    public byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            Png.write(out, rgba, width, height);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
