package dev.aquatint.spi;

import dev.aquatint.element.Image;
import dev.aquatint.element.Rgb;
import dev.aquatint.frame.Frame;
import dev.aquatint.element.View;
import dev.aquatint.picture.Raster;

/// What writes rasters, pictures and frames to files; found with `ServiceLoader`, one for each process.
///
/// ```java
/// var map = canvas(900, 525).points(taxi, "x", "y");
/// save(map, "taxi.png");
/// save(image(map).cmap("fire").cnorm("log").background("black"), "dark.png");
/// save(map, "taxi.csv");      // a line for each cell: x, y, value
/// save(taxi.select("fare > 100"), "dear.parquet");
/// ```
///
/// The ending of the name says what is written. A file is there whole or not at all; one of that name is replaced.
public interface Saver {

    /// Colours for `.png`, values for `.arrow` and `.csv`.
    void save(Raster raster, String path);

    /// Colours for `.png`, as the image is told to look; values for `.arrow` and `.csv`.
    void save(Image image, String path);

    /// As `.png`.
    void save(Rgb picture, String path);

    /// The rows that a frame has after its selections, as `.parquet`; they are read a chunk at a time.
    void save(Frame frame, String path);

    /// A view has no cells before it is seen.
    ///
    /// @throws IllegalArgumentException that says what can be saved instead
    default void save(View view, String path) {
        throw new IllegalArgumentException("a view cannot be saved as %s yet: save its numbers or their picture, as in save(canvas(900, 525).points(frame, \"x\", \"y\"), \"%s\"), or take the picture with the save tool beside the plot in the page"
                .formatted(path, path));
    }
}
