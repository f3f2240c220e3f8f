package dev.aquatint.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// The files of BokehJS that are packed with this module, by the names they have in the npm package.
public final class Bokehjs {
    private Bokehjs() {}

    public static Set<String> names() {
        return Set.of("bokeh.min.js", "bokeh-widgets.min.js", "LICENSE");
    }

    /// @throws IllegalArgumentException if there is none of that name
    public static byte[] bytes(String name) {
        if (!names().contains(name)) throw new IllegalArgumentException("no '%s' in BokehJS; there are %s".formatted(name, String.join(", ", names())));
        return resource("bokehjs/" + name);
    }

    /// @param path of a resource of this package that the build puts there
    static byte[] resource(String path) {
        try (InputStream in = Bokehjs.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException(path + " is missing from the class path: was the module built without npm ci?");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
