package dev.aquatint.shell.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.columns.sample.Samples;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.Pulled;
import dev.aquatint.shell.Shipped;
import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.shell.script.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AppJarTest {
    /// What a runtime has that was not made for development.
    private static final String MODULES = "java.base,java.logging,java.management,java.naming,java.net.http,java.desktop,jdk.management,jdk.unsupported";

    @TempDir
    private Path folder;

    private AppJar app(Path script) throws Exception {
        return new AppJar(Script.compile(script), Shipped.classPath(), new TreeMap<>());
    }

    private Path script(String text) throws IOException {
        return Files.writeString(folder.resolve("app.jsh"), text);
    }

    private Process java(Path jar, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--limit-modules", MODULES, "-jar", jar.toAbsolutePath().toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(line).directory(Files.createDirectories(folder.resolve("elsewhere")).toFile()).redirectError(folder.resolve("errors").toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("JDK"));
        process.environment().put("AQUATINT_CACHE", folder.resolve("cache").toString());
        return process.start();
    }

    private static Pulled pulled(Process app) throws Exception {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(app.getInputStream(), StandardCharsets.UTF_8))) {
            return Pulled.from(URI.create(out.readLine()));
        } finally {
            app.destroy();
            app.waitFor();
        }
    }

    @Test
    void a_packaged_script_shows_what_the_served_one_shows_with_a_java_runtime_alone() throws Exception {
        String data = Samples.file("nyc_taxi", 200_000).toAbsolutePath().toString();
        CompiledScript script = Script.compile(Path.of("../../scripts/nyc_taxi.jsh"), data);
        Pulled served;
        try (Server server = Server.start(ServerOptions.defaults().cache(folder), Map.of("/nyc_taxi", script))) {
            served = Pulled.from(server.uri("/nyc_taxi"));
        }
        Path jar = folder.resolve("nyc_taxi.jar");
        new AppJar(script, Shipped.classPath(), new TreeMap<>()).write(jar);

        Pulled packaged = pulled(java(jar, "--port", "0", data));

        assertThat(packaged.raster()).isEqualTo(served.raster());
        assertThat(folder.resolve("errors")).isEmptyFile();
    }

    @Test
    void a_packaged_page_is_the_page_that_is_served() throws Exception {
        CompiledScript script = Script.compile(script("// Two points\nshow(points(frame(Map.of(\"x\", new double[] {1, 2}, \"y\", new double[] {1, 3})), \"x\", \"y\").rasterize());\n"));
        Pulled served;
        try (Server server = Server.start(ServerOptions.defaults().cache(folder), Map.of("/app", script))) {
            served = Pulled.from(server.uri("/app"));
        }
        Path jar = folder.resolve("app.jar");
        new AppJar(script, Shipped.classPath(), new TreeMap<>()).write(jar);

        assertThat(pulled(java(jar, "--port", "0")).html()).isEqualTo(served.html());
    }

    @Test
    void a_file_that_the_script_names_is_packed_and_found_from_anywhere() throws Exception {
        Path here = Files.createDirectories(Path.of("target/packed"));
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 100; i++) rows.append(i / 3.0).append(',').append(i * i).append('\n');
        Files.writeString(here.resolve("squares.csv"), rows);
        AppJar app = app(script("// Squares\nvar squares = csv(\"target/../target/packed/squares.csv\");\nshow(points(squares, \"x\", \"y\").rasterize());\n")).withData();
        Path jar = folder.resolve("app.jar");
        app.write(jar);
        Files.delete(here.resolve("squares.csv"));

        assertThat(app.data()).containsOnlyKeys("target/../target/packed/squares.csv");
        assertThat(pulled(java(jar, "--port", "0")).html()).contains("<title>Squares</title>");
    }

    @Test
    void two_builds_are_equal_byte_for_byte() throws Exception {
        Path script = script("class A { int f() { return 1; } }\nRunnable r = () -> new A().f();\nshow(text(\"a\"));\n");
        Path first = folder.resolve("first.jar"), second = folder.resolve("second.jar");
        for (Path jar : List.of(first, second)) new AppJar(Script.compile(script), List.of(Path.of("target/classes")), new TreeMap<>()).write(jar);

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void the_jar_has_no_prompt_no_signatures_and_all_licences() throws Exception {
        Path jar = folder.resolve("app.jar");
        app(script("text(\"a\")")).write(jar);

        try (JarFile opened = new JarFile(jar.toFile())) {
            List<String> names = opened.stream().map(ZipEntry::getName).toList();
            assertThat(names).noneMatch(n -> n.startsWith("org/jline/") || n.endsWith(".SF") || n.endsWith("module-info.class")).contains("META-INF/services/dev.aquatint.spi.Source");
            assertThat(names).filteredOn(n -> n.matches("META-INF/licenses/parquet-hadoop.*/LICENSE")).isNotEmpty();
            assertThat(names.subList(1, names.size())).isSorted();
        }
    }

    @Test
    void services_of_all_jars_are_joined_and_a_class_is_the_first_of_its_name() throws Exception {
        MergedJars merged = new MergedJars();
        merged.add(jar("a.jar", "META-INF/services/S", "# one\na.A\n", "x.class", "first", "not/me", ""), List.of("not/"));
        merged.add(jar("b.jar", "META-INF/services/S", "b.B\na.A", "x.class", "second", "LICENSE", "free", "META-INF/K.SF", ""), List.of("not/"));

        assertThat(merged.entries()).containsOnlyKeys("META-INF/services/S", "x.class", "META-INF/licenses/b/LICENSE");
        assertThat(merged.entries().get("META-INF/services/S")).asString().isEqualTo("a.A\nb.B\n");
        assertThat(merged.entries().get("x.class")).asString().isEqualTo("first");
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (int i = 0; i < entries.length; i += 2) {
                out.putNextEntry(new ZipEntry(entries[i]));
                out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    @Test
    void a_packaged_app_helps_and_complains_without_a_trace() throws Exception {
        Path jar = folder.resolve("app.jar");
        app(script("text(\"a\")")).write(jar);
        Process help = java(jar, "--help");
        assertThat(new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("Usage: java -jar APP.jar").contains("--port", "--address", "[ARG...]");
        assertThat(help.waitFor()).isZero();

        assertThat(java(jar, "--port", "70000").waitFor()).isEqualTo(2);
        assertThat(folder.resolve("errors")).hasContent("--port is 0 (any free one) to 65535, not 70000\n");
        assertThat(folder.resolve("app.jar.part")).doesNotExist();
    }
}
