package dev.aquatint.shell.library;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// A Maven repository in a folder.
public record FileRepository(Path folder) {

    /// As `//REPOS` takes it.
    public String name() {
        return "test=" + folder.toUri();
    }

    /// Deploys a jar with one class that says something.
    ///
    /// @param coordinates group:artifact:version
    /// @param type binary name of a class with a method `static String said()`
    public void deploy(String coordinates, String type, String said, String... dependencies) throws IOException {
        String[] gav = coordinates.split(":");
        pom(gav, "jar", dependencies(dependencies));
        Path classes = Files.createTempDirectory(folder, "classes");
        String pack = type.substring(0, type.lastIndexOf('.')), name = type.substring(pack.length() + 1);
        Path source = Files.writeString(classes.resolve(name + ".java"), "package %s; public class %s { public static String said() { return \"%s\"; } }".formatted(pack, name, said));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            StringWriter errors = new StringWriter();
            if (!compiler.getTask(errors, files, null, List.of("-d", classes.toString()), null, files.getJavaFileObjects(source)).call()) throw new AssertionError(errors);
        }
        String entry = type.replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file(gav, "jar")))) {
            jar.putNextEntry(new ZipEntry(entry));
            jar.write(Files.readAllBytes(classes.resolve(entry)));
        }
        sign(file(gav, "jar"));
    }

    /// Deploys a list of versions.
    public void deployBom(String coordinates, String... managed) throws IOException {
        pom(coordinates.split(":"), "pom", "<dependencyManagement>" + dependencies(managed) + "</dependencyManagement>");
    }

    private void pom(String[] gav, String packaging, String more) throws IOException {
        Files.createDirectories(file(gav, "pom").getParent());
        Files.writeString(file(gav, "pom"), "<project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><packaging>%s</packaging>%s</project>"
                .formatted(gav[0], gav[1], gav[2], packaging, more));
        sign(file(gav, "pom"));
        metadata(gav);
    }

    private void metadata(String[] gav) throws IOException {
        Path library = file(gav, "pom").getParent().getParent(), metadata = library.resolve("maven-metadata.xml");
        String versions;
        try (Stream<Path> all = Files.list(library)) {
            versions = all.filter(Files::isDirectory).map(v -> "<version>" + v.getFileName() + "</version>").sorted().collect(Collectors.joining());
        }
        Files.writeString(metadata, "<metadata><groupId>%s</groupId><artifactId>%s</artifactId><versioning><versions>%s</versions></versioning></metadata>".formatted(gav[0], gav[1], versions));
        sign(metadata);
    }

    /// Every file has its checksum beside it.
    private static void sign(Path file) throws IOException {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
            Files.writeString(file.resolveSibling(file.getFileName() + ".sha1"), HexFormat.of().formatHex(sha1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String dependencies(String... coordinates) {
        StringBuilder all = new StringBuilder("<dependencies>");
        for (String each : coordinates) {
            String[] gav = each.split(":");
            all.append("<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>".formatted(gav[0], gav[1], gav[2]));
        }
        return all.append("</dependencies>").toString();
    }

    public Path file(String[] gav, String extension) {
        return folder.resolve(gav[0].replace('.', '/')).resolve(gav[1]).resolve(gav[2]).resolve(gav[1] + "-" + gav[2] + "." + extension);
    }
}
