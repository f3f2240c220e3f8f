package dev.aquatint.shell.engine;

import dev.aquatint.spi.CacheFolder;
import dev.aquatint.spi.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A jar within a jar, or a folder within one, as Spring Boot packs programs. The compiler reads files only: it gets a copy of the classes.
///
/// A copy is known by the names, sizes and checksums of the classes, and kept in the cache folder; where that cannot be written, in a temporary one that goes with this process.
final class NestedJar {
    private NestedJar() {}

    /// A file with the same classes.
    static Path copied(JarFile jar) throws IOException {
        List<JarEntry> classes = jar.stream().filter(NestedJar::isForCompiler).toList();
        String name = key(classes) + ".jar";
        try {
            return copied(jar, classes, CacheFolder.path().resolve("nested"), name);
        } catch (IOException _) {
            Path folder = Files.createTempDirectory("aquatint");
            Path copy = copied(jar, classes, folder, name);
            folder.toFile().deleteOnExit();
            copy.toFile().deleteOnExit();
            return copy;
        }
    }

    private static boolean isForCompiler(JarEntry entry) {
        return entry.getName().endsWith(".class") || entry.getName().equals(JarFile.MANIFEST_NAME);
    }

    private static String key(List<JarEntry> classes) {
        try {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            for (JarEntry each : classes) all.update("%s %d %d\n".formatted(each.getName(), each.getSize(), each.getCrc()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path copied(JarFile jar, List<JarEntry> classes, Path folder, String name) throws IOException {
        Path copy = folder.resolve(name);
        if (Files.isRegularFile(copy)) return copy;
        Files.createDirectories(folder, OwnerOnly.folder());
        Path part = Files.createTempFile(folder, "nested", ".part");
        try {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(part))) {
                out.setLevel(Deflater.NO_COMPRESSION);
                for (JarEntry each : classes) {
                    out.putNextEntry(new ZipEntry(each.getName()));
                    try (InputStream in = jar.getInputStream(each)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
            return Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
