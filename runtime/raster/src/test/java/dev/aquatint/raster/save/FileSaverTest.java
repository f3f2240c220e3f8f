package dev.aquatint.raster.save;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.columns.WholeFile;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.shade.Shader;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSaverTest {
    private static final Extent UNIT = new Extent(0, 2, 10, 12);

    @TempDir
    Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_png_has_the_colours_of_the_shader_first_row_at_the_bottom() throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        Raster raster = new Raster(57, 31, UNIT, new Plane.Counts(random.ints(57 * 31, 0, 90).map(n -> Math.max(0, n - 40)).toArray()));
        save(image(raster).cmap("fire").cnorm("log"), file("a.png"));
        int[] rgba = Shader.shade(raster, Shade.DEFAULT, Palette.FIRE, Cnorm.LOG, null);
        BufferedImage image = ImageIO.read(folder.resolve("a.png").toFile());

        assertThat(new int[] {image.getWidth(), image.getHeight()}).containsExactly(57, 31);
        for (int row = 0; row < 31; row++) {
            for (int column = 0; column < 57; column++) assertThat(image.getRGB(column, 30 - row)).as("%d %d", column, row).isEqualTo(argb(rgba[row * 57 + column]));
        }
    }

    @Test
    void a_background_is_under_it_and_clipping_colours_are_in_it() throws IOException {
        Raster raster = new Raster(3, 1, UNIT, new Plane.Doubles(new double[] {Double.NaN, 1, 9}));
        save(image(raster).clim(0, 5).clippingColors(null, "lime", null).background("navy").cmap("gray"), file("b.png"));
        BufferedImage image = ImageIO.read(folder.resolve("b.png").toFile());

        assertThat(image.getRGB(0, 0)).isEqualTo(0xFF000080);
        assertThat(image.getRGB(2, 0)).isEqualTo(0xFF00FF00);
    }

    @Test
    void colours_are_saved_as_they_are() throws IOException {
        int[] argb = {0xFFFF0000, 0x80123456, 0, 0xFF0000FF, 0xFFFFFFFF, 0x01020304};
        save(rgb(argb, 2, 3, UNIT), file("c.png"));
        BufferedImage image = ImageIO.read(folder.resolve("c.png").toFile());

        assertThat(image.getRGB(0, 0, 2, 3, null, 0, 2)).isEqualTo(argb);
    }

    @Test
    void a_csv_has_a_row_for_each_cell_and_is_read_again() throws IOException {
        save(new Raster(2, 2, UNIT, new Plane.Doubles(new double[] {1, Double.NaN, 0.25, -3})), file("d.csv"));

        assertThat(Files.readString(folder.resolve("d.csv"))).isEqualTo("x,y,value\n0.5,10.5,1\n1.5,10.5,\n0.5,11.5,0.25\n1.5,11.5,-3\n");
        assertThat(csv(file("d.csv")).select("value < 1").rows()).isEqualTo(2);
    }

    @Test
    void ids_and_numbers_of_rows_are_saved_to_the_last_digit() throws IOException {
        save(new Raster(2, 2, UNIT, new Plane.Wholes(new long[] {9007199254740993L, -1, Plane.Wholes.EMPTY, -9007199254740993L})), file("i.csv"));
        save(new Raster(2, 1, UNIT, new Plane.Rows(new long[] {0, -1})), file("r.csv"));
        save(new Raster(2, 2, UNIT, new Plane.Wholes(new long[] {9007199254740993L, -1, Plane.Wholes.EMPTY, 9007199254740994L})), file("i.arrow"));

        assertThat(Files.readString(folder.resolve("i.csv"))).isEqualTo("x,y,value\n0.5,10.5,9007199254740993\n1.5,10.5,-1\n0.5,11.5,\n1.5,11.5,-9007199254740993\n");
        assertThat(Files.readString(folder.resolve("r.csv"))).isEqualTo("x,y,value\n0.5,11,0\n1.5,11,\n");
        assertThat(arrow(file("i.arrow")).select("value == 9007199254740993").rows()).isEqualTo(1);
        assertThat(arrow(file("i.arrow")).select("value < 0").rows()).isEqualTo(1);
    }

    @Test
    void categories_are_columns_and_none_takes_the_name_of_another() throws IOException {
        Raster raster = new Raster(2, 1, UNIT, List.of(new Plane.Counts(new int[] {1, 2}), new Plane.Counts(new int[] {0, -1})), List.of("a, b", "x"));
        save(raster, file("e.csv"));

        assertThat(Files.readString(folder.resolve("e.csv"))).isEqualTo("x,y,\"a, b\",x_value\n0.5,11,1,0\n1.5,11,2,4294967295\n");
    }

    @Test
    void an_arrow_file_has_the_same_columns_and_is_read_again() {
        int[] n = new int[600];
        Arrays.setAll(n, i -> i);
        save(new Raster(30, 20, UNIT, new Plane.Counts(n)), file("f.arrow"));
        Frame frame = arrow(file("f.arrow"));

        assertThat(frame.schema().names()).containsExactly("x", "y", "value");
        assertThat(frame.rows()).isEqualTo(600);
        assertThat(frame.select("y < 11").select("value >= 299").rows()).isEqualTo(1);
    }

    @Test
    void a_file_is_replaced_whole() throws IOException {
        Files.writeString(folder.resolve("g.csv"), "old");
        save(new Raster(1, 1, UNIT, new Plane.Counts(new int[] {5})), file("g.csv"));

        assertThat(folder.resolve("g.csv")).hasContent("x,y,value\n1,11,5\n");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_wrong_name_says_what_would_be_right() {
        Raster raster = new Raster(1, 1, UNIT, new Plane.Counts(new int[] {5}));

        assertThatThrownBy(() -> save(raster, "x.gif")).hasMessage("cannot save 'x.gif': the ending of the name says what to write, and a raster is saved as .png, .arrow or .csv");
        assertThatThrownBy(() -> save(rgb(new int[1], 1, 1, UNIT), "x.csv")).hasMessageContaining("'x.csv'").hasMessageEndingWith("colours are saved as .png");
        assertThatThrownBy(() -> save(raster, file("none/x.csv"))).isInstanceOf(UncheckedIOException.class).hasMessageContaining("there is no folder " + folder.resolve("none"));
    }

    @Test
    void what_cannot_be_replaced_stays_and_nothing_is_left_beside_it() throws IOException {
        Files.createDirectory(folder.resolve("h.png"));

        assertThatThrownBy(() -> save(new Raster(1, 1, UNIT, new Plane.Counts(new int[] {5})), file("h.png"))).hasMessage("cannot save '%s': it is a folder", file("h.png"));
        assertThatThrownBy(() -> WholeFile.write(file("i.csv"), _ -> { throw new IOException("the disk is full"); })).hasMessageEndingWith("i.csv': the disk is full");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void points_become_a_picture_in_one_line() throws IOException {
        Frame trips = frame(Map.of("x", new double[] {0, 1, 1, 5}, "y", new double[] {0, 2, 2, 5}));
        save(canvas(6, 6).points(trips, "x", "y"), file("trips.png"));
        BufferedImage image = ImageIO.read(folder.resolve("trips.png").toFile());

        assertThat(image.getRGB(1, 5 - 2)).isEqualTo(0xFF000000 | Palette.VIRIDIS.rgb(Palette.VIRIDIS.size() - 1));
        assertThat(image.getRGB(3, 3)).isZero();
    }

    @Test
    void ranks_parts_and_row_numbers_are_columns() throws IOException {
        Frame trips = frame(Map.of("x", new double[] {0, 0, 2}, "y", new double[] {1, 1, 1}, "fare", new double[] {4, 9, 7}, "by", new String[] {"cash", "card", "card"}));
        Reduction all = summary(maxN("fare", 2), by("by"), where(min("fare")));
        save(canvas(2, 1).xRange(0, 2).yRange(0, 2).points(trips, "x", "y", all), file("j.csv"));
        save(canvas(2, 1).xRange(-1, 1).yRange(0, 2).points(trips, "x", "y", all), file("j.arrow"));

        assertThat(Files.readString(folder.resolve("j.csv"))).isEqualTo("""
                x,y,2 largest fare_1,2 largest fare_2,count by by_card,count by by_cash,row where min fare
                0.5,1,9,4,1,1,0
                1.5,1,7,,1,0,2
                """);
        Frame read = arrow(file("j.arrow"));
        assertThat(read.schema().names()).hasSize(7);
        assertThat(read.row(0)).containsEntry("2 largest fare_1", null).containsEntry("count by by_card", 0L).containsEntry("row where min fare", null);
        assertThat(read.row(1)).containsEntry("2 largest fare_1", 9.0).containsEntry("count by by_card", 1L).containsEntry("row where min fare", 0L);
    }

    private static int argb(int rgba) {
        return rgba & 0xFF00FF00 | rgba << 16 & 0xFF0000 | rgba >>> 16 & 0xFF;
    }
}
