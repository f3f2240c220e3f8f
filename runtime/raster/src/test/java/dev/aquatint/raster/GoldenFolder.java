package dev.aquatint.raster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A folder of golden cases: `cases.json` and its inputs, JSON plain or gzipped.
record GoldenFolder(Path path) {

    /// The folder that `-Dgolden=FOLDER` names, without it the one among the test resources.
    static GoldenFolder chosen() {
        String named = System.getProperty("golden");
        if (named != null) return new GoldenFolder(Path.of(named));
        try {
            return new GoldenFolder(Path.of(GoldenFolder.class.getResource("/golden").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether it is the one among the test resources.
    boolean isUsual() {
        return System.getProperty("golden") == null;
    }

    String path(String name) {
        return path.resolve(name).toString();
    }

    JsonNode json(String name) {
        Path plain = path.resolve(name), zipped = path.resolve(name + ".gz");
        boolean isPlain = Files.exists(plain);
        try (InputStream in = Files.newInputStream(isPlain ? plain : zipped); InputStream text = isPlain ? in : new GZIPInputStream(in)) {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " or " + name + ".gz in " + path.toAbsolutePath().normalize(), e);
        }
    }
}
