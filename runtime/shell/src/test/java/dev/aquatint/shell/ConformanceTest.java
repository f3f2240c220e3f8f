package dev.aquatint.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.columns.sample.Samples;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Plotted;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Tabs;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.server.App;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.console.ReplPage;
import dev.aquatint.shell.console.Session;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.jar.AppJar;
import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.shell.script.Script;
import dev.aquatint.shell.watch.Watch;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One file, four modes: what a script shows at the prompt, watched, served and packaged is the same, to the byte.
@Timeout(180)
class ConformanceTest {
    private static final Path ROOT = Path.of("../..");

    @TempDir
    private Path folder;

    static List<Path> scripts() throws IOException {
        try (Stream<Path> scripts = Files.list(ROOT.resolve("scripts")); Stream<Path> tutorials = Files.list(ROOT.resolve("tutorials"))) {
            return Stream.concat(scripts, tutorials).filter(f -> f.toString().endsWith(".jsh")).sorted().toList();
        }
    }

    private static List<String> arguments(Path script) {
        return switch (script.getFileName().toString()) {      // small data, where a script takes any
            case "nyc_taxi.jsh" -> List.of(Samples.file("nyc_taxi", 200_000).toAbsolutePath().toString());
            case "billion.jsh" -> List.of("2e5");
            default -> List.of();
        };
    }

    /// What a mode shows: the page in words, and its pictures.
    private record Shown(String page, byte[] picture) {}

    private Shown shown(App app, Viewable root) throws Exception {
        try (Server server = Server.start(ServerOptions.defaults().cache(folder), Map.of("/app", app))) {
            return new Shown(described(root), Pulled.from(server.uri("/app"), plots(root)).raster());
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_script_shows_the_same_in_all_modes(Path script) throws Exception {
        List<String> arguments = arguments(script);
        CompiledScript compiled = Script.compile(script, arguments);
        Viewable root = compiled.open(arguments).root();
        Shown served = shown(compiled, root);

        for (Shown other : List.of(typed(script, arguments), watched(script, arguments))) {
            assertThat(other.page).isEqualTo(served.page);
            assertSame(other.picture, served.picture);
        }
        assertSame(packaged(compiled, arguments, plots(root)), served.picture);
    }

    private static void assertSame(byte[] picture, byte[] served) {
        assertThat(picture).hasSameSizeAs(served);
        assertThat(IntStream.range(0, served.length).filter(i -> picture[i] != served[i]).count()).as("bytes that differ").isZero();
    }

    private Shown typed(Path script, List<String> arguments) throws Exception {
        ReplPage page = new ReplPage(_ -> Optional.empty());
        List<String> said = new ArrayList<>();
        try (Session session = new Session(() -> new Interpreter(page::show, (_, _) -> { }, arguments), page::show, said::add)) {
            session.open(script);
            assertThat(said).isEmpty();
            return shown(page, page.open(new App.Request(Map.of())).root());
        }
    }

    private Shown watched(Path script, List<String> arguments) throws Exception {
        LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (Watch watch = new Watch(script, arguments, (_, _) -> { }, said::add)) {
            Thread following = Thread.ofVirtual().start(() -> {
                try {
                    watch.follow();
                } catch (InterruptedException _) {
                    // seen enough
                }
            });
            assertThat(said.poll(60, TimeUnit.SECONDS)).contains(": ran line");
            following.interrupt();
            return shown(watch.app(), watch.app().open(new App.Request(Map.of())).root());
        }
    }

    /// The jar has the script alone, beside its libraries: packing these dozens of times takes minutes, and `AppJarTest` shows that they are packed.
    private byte[] packaged(CompiledScript script, List<String> arguments, int plots) throws Exception {
        Path jar = folder.resolve("app.jar");
        new AppJar(script, List.of(), new TreeMap<>()).write(jar);
        String classPath = Stream.concat(Stream.of(jar), Shipped.classPath().stream()).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", classPath, PackagedMain.class.getName(), "--port", "0", "--cache", folder.toString()));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            return Pulled.from(URI.create(out.readLine()), plots).raster();
        } finally {
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ends within ten seconds of SIGTERM").isTrue();
        }
    }

    private static int plots(Viewable v) {
        return switch (v) {
            case Row(var children) -> children.stream().mapToInt(ConformanceTest::plots).sum();
            case Column(var children) -> children.stream().mapToInt(ConformanceTest::plots).sum();
            case Tabs(var tabs) -> tabs.stream().mapToInt(t -> plots(t.content())).sum();
            case Plotted _ -> 1;
            case Widgets _, Text _ -> 0;
        };
    }

    private static String described(Viewable v) {
        return switch (v) {
            case Row(var children) -> children.stream().map(ConformanceTest::described).toList().toString();
            case Column(var children) -> children.stream().map(ConformanceTest::described).toList().toString();
            case Tabs(var tabs) -> tabs.stream().map(t -> t.title() + described(t.content())).toList().toString();
            case Widgets(var of, var names) -> of + " " + names;
            case Text(var text) -> text;
            case Plotted p -> p.getClass().getSimpleName();
        };
    }
}
