package dev.aquatint.shell.jar;

import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.shell.script.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A script with all it needs in one jar. The same script, files and jars give the same bytes.
///
/// @param classPath the jars and folders that it runs on
/// @param data files it brings with it, by the paths it names them with
public record AppJar(CompiledScript script, List<Path> classPath, SortedMap<String, Path> data) {
    private static final String SCRIPT = "aquatint/script", MAIN = "dev.aquatint.shell.PackagedMain", MANIFEST = "META-INF/MANIFEST.MF";
    /// What only the prompt and the resolver of libraries need.
    private static final List<String> WITHOUT = List.of("org/jline/", "META-INF/services/org/jline/", "dev/aquatint/shell/library/", "eu/maveniverse/", "META-INF/services/eu.maveniverse.",
            "org/apache/maven/", "org/eclipse/aether/", "org/codehaus/plexus/", "org/sonatype/plexus/", "META-INF/sisu/", "META-INF/plexus/", "org/apache/http/", "mozilla/",
            "org/apache/commons/codec/", "org/apache/commons/logging/", "com/google/gson/", "com/google/errorprone/", "org/objectweb/asm/");
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    public AppJar {
        classPath = List.copyOf(classPath);
        data = new TreeMap<>(data);
    }

    /// With the files that the script names.
    public AppJar withData() {
        return new AppJar(script, classPath, PackedData.named(script));
    }

    /// The bytes of the files that it brings with it.
    public long dataBytes() throws IOException {
        long bytes = 0;
        for (Path file : data.values()) bytes += Files.size(file);
        return bytes;
    }

    /// Writes the jar, whole or not at all.
    ///
    /// @throws IOException if a file cannot be read, or the jar not written
    public void write(Path jar) throws IOException {
        MergedJars merged = new MergedJars();
        for (Path each : classPath) merged.add(each, WITHOUT);
        for (Path each : script.libraries()) merged.add(each, List.of());
        SortedMap<String, byte[]> entries = merged.entries();
        for (var file : script.files().entrySet()) entries.putIfAbsent(file.getKey(), Files.readAllBytes(file.getValue()));
        entries.putAll(PackedData.entries(data));
        var recording = new ByteArrayOutputStream();
        Recording.write(script, recording);
        entries.put(SCRIPT, recording.toByteArray());

        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part); ZipOutputStream zip = new ZipOutputStream(out)) {
                var manifest = new ByteArrayOutputStream();
                manifest(merged.multiRelease()).write(manifest);
                entry(zip, MANIFEST, manifest.toByteArray());
                for (Map.Entry<String, byte[]> e : entries.entrySet()) entry(zip, e.getKey(), e.getValue());
            }
            Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Manifest manifest(boolean multiRelease) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, MAIN);
        main.putValue("Enable-Native-Access", "ALL-UNNAMED");
        main.putValue("Add-Opens", "java.base/java.nio");       // Arrow Java
        if (multiRelease) main.put(Attributes.Name.MULTI_RELEASE, "true");
        return manifest;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /// The script of the jar that this code runs from; its files are there from now on.
    ///
    /// @throws IOException if there is none, or it is for a newer Java
    public static CompiledScript open() throws IOException {
        ClassLoader jar = AppJar.class.getClassLoader();
        try (InputStream in = jar.getResourceAsStream(SCRIPT)) {
            if (in == null) throw new IOException("there is no script in this jar: aquatint package FILE.jsh -o APP.jar makes one");
            PackedData.unpack(jar);
            return Recording.read(in, Path.of(""));
        }
    }
}
