package dev.aquatint.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.layout.Text;
import dev.aquatint.server.App;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
    private final CommandLines commands = new CommandLines(new PrintStream(out, true), new PrintStream(err, true), false);

    private Path script(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name), source);
    }

    /// What the command complains of, which must be the fault of who typed it.
    private String complaint(String... line) {
        assertThat(commands.run(line)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "watch", "serve", "package", "index", "render", "bench"})
    void every_command_helps_with_examples(String command) {
        assertThat(command.isEmpty() ? commands.run("--help") : commands.run(command, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: aquatint", "Examples:", "  aquatint " + command).doesNotContain("train");
    }

    @Test
    void a_command_that_is_nearly_one_is_named() {
        assertThat(complaint("rn", "app.jsh")).isEqualTo("there is no command or file 'rn': did you mean 'aquatint run'?");
    }

    @Test
    void the_version_names_the_java_it_runs_on() {
        assertThat(commands.run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Aquatint ").contains("Java " + Runtime.version().feature());
    }

    @Test
    void a_missing_script_suggests_the_nearest() throws IOException {
        script("nyc_taxi.jsh", "");

        assertThat(complaint("serve", folder.resolve("nyc_tax.jsh").toString()))
                .isEqualTo("no file '%s': did you mean '%s'?".formatted(folder.resolve("nyc_tax.jsh"), folder.resolve("nyc_taxi.jsh")));
    }

    @Test
    void a_folder_is_no_script_and_its_scripts_are_named() throws IOException {
        script("a.jsh", "");

        assertThat(complaint("run", folder.toString())).isEqualTo(folder + " is a folder: name a script in it: a.jsh");
    }

    @Test
    void what_is_no_script_is_refused() throws IOException {
        Path file = script("data.parquet", "");

        assertThat(complaint(file.toString())).isEqualTo("%s is not a .jsh script: write one with show(points(parquet(\"%1$s\"), \"x\", \"y\")), or start aquatint alone and type that".formatted(file));
        assertThat(complaint(script("notes.txt", "").toString())).endsWith("notes.txt is not a .jsh script");
    }

    @Test
    void two_scripts_at_one_path_are_refused() throws IOException {
        Path a = script("a.jsh", ""), other = Files.writeString(Files.createDirectory(folder.resolve("more")).resolve("a.jsh"), "");

        assertThat(complaint("serve", a.toString(), other.toString())).isEqualTo("%s and %s would both be /a: rename one".formatted(a, other));
    }

    @Test
    void a_script_to_render_that_is_missing_suggests_the_nearest() throws IOException {
        script("report.jsh", "");

        assertThat(complaint("render", folder.resolve("repot.jsh").toString())).isEqualTo("no file '%s': did you mean '%s'?".formatted(folder.resolve("repot.jsh"), folder.resolve("report.jsh")));
    }

    @Test
    void a_folder_without_scripts_is_not_rendered() {
        assertThat(complaint("render", folder.toString())).isEqualTo("no .jsh file in '%s'".formatted(folder));
    }

    @ParameterizedTest
    @CsvSource({"--width,99", "--width,4001", "--height,0", "--height,-5"})
    void pictures_of_no_sensible_size_are_not_taken(String option, String pixels) throws IOException {
        Path file = script("report.jsh", "");

        assertThat(complaint("render", option, pixels, file.toString())).startsWith("pictures are 100 to 4000 pixels wide and high, not ");
    }

    @Test
    void errors_of_the_compiler_are_told_without_a_trace() throws IOException {
        Path file = script("bad.jsh", "int x = 1;\nvar y = parqet(\"a\");\nint z = \"b\";\n");

        assertThat(complaint("serve", "--port", "0", file.toString()).lines()).containsExactly(
                "bad.jsh:2:9: cannot find method parqet(String); did you mean 'parquet'?", "    var y = parqet(\"a\");", "            ^",
                "bad.jsh:3:9: incompatible types: String cannot be converted to int", "    int z = \"b\";", "            ^");
    }

    @Test
    void a_taken_port_names_the_way_out() throws IOException {
        Path file = script("a.jsh", "text(\"a\")");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(complaint("serve", "--port", "" + taken.getLocalPort(), file.toString())).contains("port " + taken.getLocalPort() + " is taken", "--port 0");
        }
    }

    @Test
    void a_port_that_is_none_is_refused() throws IOException {
        Path file = script("a.jsh", "");

        assertThat(complaint("serve", "--port", "70000", file.toString())).isEqualTo("--port is 0 (any free one) to 65535, not 70000");
    }

    @Test
    void an_address_of_another_machine_is_refused() throws IOException {
        Path file = script("a.jsh", "text(\"a\")");

        assertThat(complaint("serve", "--port", "0", "--address", "192.0.2.1", file.toString())).startsWith("192.0.2.1 is no address of this machine");
    }

    @Test
    void a_wildcard_origin_is_refused() throws IOException {
        Path file = script("a.jsh", "text(\"a\")");

        assertThat(complaint("serve", "--port", "0", "--allow-origin", "*", file.toString())).contains("*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "--session-lifetime|0|--session-lifetime is a time such as 90s, 5m or 1h, not '0'",
        "--session-lifetime|soon|--session-lifetime is a time such as 90s, 5m or 1h, not 'soon'",
        "--max-sessions|0|--max-sessions is at least 1, not 0",
        "--threads|2000|--threads is 1 to 1024, or 0 for one for each core, not 2000",
        "--prefix|maps/|'maps/' is no prefix: --prefix takes the beginning of a path",
        "--trust-proxy|everybody|'everybody' is no network: --trust-proxy takes the addresses of the proxy",
        "--basic-auth|/no/such/file|--basic-auth: no file '/no/such/file'",
        "--access-log|/no/such/folder/log|--access-log: cannot write /no/such/folder/log",
        "--max-sessions|many|Invalid value for option '--max-sessions'"})
    void an_option_that_is_out_of_range_says_what_it_takes(String option, String value, String complaint) throws IOException {
        Path file = script("a.jsh", "text(\"a\")");

        assertThat(complaint("serve", "--port", "0", option, value, file.toString())).startsWith(complaint);
    }

    @Test
    void options_reach_the_server() throws Exception {
        ServeOptions options = new ServeOptions();
        Path users = Files.writeString(folder.resolve("users"), "ann:longenough");
        if (Files.getFileStore(users).supportsFileAttributeView("posix")) Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        new picocli.CommandLine(options).parseArgs("--port", "0", "--address", "0.0.0.0", "--prefix", "/maps", "--trust-proxy", "10.0.0.0/8", "--trust-proxy", "::1", "--basic-auth", users.toString(),
                "--session-lifetime", "5m", "--max-sessions", "7", "--threads", "3", "--access-log", folder.resolve("log").toString(), "--no-warm", "--allow-origin", "https://a.example");
        ServerOptions made = options.forServer(new PrintStream(out));

        assertThat(made).returns(0, ServerOptions::port).returns("0.0.0.0", ServerOptions::address).returns("/maps", ServerOptions::prefix).returns(Duration.ofMinutes(5), ServerOptions::sessionLifetime)
                .returns(7, ServerOptions::maxSessions).returns(3, ServerOptions::threads).returns(Set.of("https://a.example"), ServerOptions::allowOrigins);
        assertThat(made.trustProxies()).hasSize(2);
        assertThat(options.warm).isFalse();
        made.accessLog().accept("a line");
        assertThat(folder.resolve("log")).hasContent("a line\n");
    }

    @Test
    void what_is_served_is_warm_unless_told_otherwise() {
        ServeOptions options = new ServeOptions();
        new picocli.CommandLine(options).parseArgs();
        assertThat(options.warm).isTrue();
        new picocli.CommandLine(options).parseArgs("--warm");
        assertThat(options.warm).isTrue();
    }

    @Test
    void readers_are_warmed_for_scripts_that_read_files() throws Exception {
        assertThat(Readers.reads(script("a.jsh", "var trips = parquet (args[0]);"))).isTrue();
        assertThat(Readers.reads(script("b.jsh", "//SOURCES trips.jsh\nshow(trips());"))).isTrue();
        assertThat(Readers.reads(script("c.jsh", "show(text(\"resample\"));\nvar n = resample(2);"))).isFalse();
        assertThat(Readers.reads(folder.resolve("none.jsh"))).isFalse();
    }

    @Test
    void a_folder_is_served_as_a_list_with_titles_and_pictures() throws Exception {
        script("a.jsh", "// Where the taxis go\ntext(\"a\")");
        script("b.jsh", "text(\"b\")");
        script("tiles.jsh", "text(\"t\")");
        script("data.csv", "x");
        Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

        Server server = Serving.of(ScriptFile.inFolders(List.of(folder)), List.of(), ServerOptions.defaults().cache(folder), new Serving.How(false, false, false), commands).server();
        try (server; HttpClient http = HttpClient.newHttpClient()) {
            String list = get(http, server, "/", BodyHandlers.ofString());
            assertThat(list).contains("href=\"/a\"", "Where the taxis go", "src=\"/thumbnails/a\"", "href=\"/b\"", "href=\"/tiles-app\"").doesNotContain("/thumbnails/b", "data");
            assertThat(get(http, server, "/thumbnails/a", BodyHandlers.ofByteArray())).isEqualTo(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        }
    }

    @Test
    void a_folder_without_scripts_is_refused() {
        assertThat(complaint("serve", folder.toString())).isEqualTo("there is no .jsh script in " + folder);
    }

    private static <T> T get(HttpClient http, Server server, String path, BodyHandler<T> as) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).header("Authorization", "Bearer " + server.token()).build(), as).body();
    }

    @Test
    void with_dev_a_saved_script_is_on_the_open_pages() throws Exception {
        Path file = script("a.jsh", "show(text(\"first\"));");
        LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
        Reloading app = new Reloading(file, new LateScript(new HeadStart().compiled(file), List.of(), (_, _) -> { }), List.of(), (_, _) -> { }, said::add);
        LinkedBlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        try (App.Page page = app.open(new App.Request(Map.of()))) {
            page.onRoot(seen::add);
            page.onTrouble(seen::add);
            app.reload();
            script("a.jsh", "show(text(\"second\"));");
            app.reload();
            script("a.jsh", "show(txt(\"third\"));");
            app.reload();

            assertThat(seen).containsExactly(new Text("first"), Optional.empty(), new Text("second"), Optional.empty(),
                    Optional.of(new App.Trouble("cannot find method txt(String); did you mean 'text'?", "a.jsh line 1")));
            assertThat(page.root()).isEqualTo(new Text("second"));
        }
    }

    @Test
    void unknown_options_are_refused() {
        assertThat(complaint("serve", "--prot", "80", "a.jsh")).contains("'--prot'", "did you mean --port", "'aquatint serve --help'");
    }

    @Test
    void serve_needs_a_script() {
        assertThat(complaint("serve")).contains("FILE.jsh");
    }

    @Test
    void arguments_may_be_named_as_such() throws IOException {
        Path file = script("a.jsh", "text(args[0])");

        assertThat(complaint("serve", "--port", "x", file.toString(), "--args", "--port", "1")).contains("'--port'", "x");
    }

    @Test
    void arguments_after_two_dashes_are_the_scripts() throws Exception {
        Path file = script("a.jsh", "// Title\nshow(text(String.join(\"+\", args)));");
        LateScript script = new LateScript(new HeadStart().compiled(file), List.of("--port", "x"), (_, _) -> { });

        assertThat(script.open(new App.Request(Map.of())).root().toString()).contains("--port+x");
    }

    @Test
    void a_script_is_run_once_for_each_page_and_not_to_compile_it() throws Exception {
        Path runs = folder.resolve("runs"), file = script("a.jsh", "Files.writeString(Path.of(args[0]), \"x\", StandardOpenOption.CREATE, StandardOpenOption.APPEND);\nshow(text(\"a\"));");
        LateScript script = new LateScript(new HeadStart().compiled(file), List.of(runs.toString()), (_, _) -> { });
        script.ready();
        assertThat(runs).doesNotExist();

        script.reserve();
        CompletableFuture<App.Page> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return script.open(new App.Request(Map.of()));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        script.prepare();
        App.Page first = waiting.join();
        assertThat(runs).hasContent("x");
        script.prepare();
        assertThat(script.open(new App.Request(Map.of()))).isNotSameAs(first);
        assertThat(runs).hasContent("xx");
    }

    @Test
    void scripts_are_served_at_their_names() throws Exception {
        Path a = script("my app.jsh", "text(\"a\")"), b = script("b.jsh", "text(\"b\")");

        Server server = Serving.of(List.of(a, b), List.of(), ServerOptions.defaults().cache(folder), new Serving.How(false, true, false), commands).server();
        try {
            assertThat(out.toString(StandardCharsets.UTF_8).lines().limit(3)).containsExactly(server.uri("/").toString(), server.uri("/my-app").toString(), server.uri("/b").toString());
            Visitor.visit(server.uri("/my-app"));
        } finally {
            server.close();
        }
    }

    @Test
    void where_there_is_no_browser_none_is_opened() {
        assertThat(new Browser(Map.of("PATH", "/usr/bin"), "Linux").open(URI.create("http://127.0.0.1:1/"))).isFalse();
        assertThat(new Browser(Map.of("BROWSER", "none", "DISPLAY", ":0"), "Linux").command()).isEmpty();
    }

    @Test
    void a_browser_of_ones_own_is_used() {
        assertThat(new Browser(Map.of("BROWSER", "firefox --new-window:w3m"), "Linux").command()).hasValue(List.of("firefox", "--new-window"));
        assertThat(new Browser(Map.of(), "Mac OS X").command()).hasValue(List.of("open"));
    }

    @Test
    void progress_off_a_terminal_is_silent_where_it_is_quick() {
        ProgressLine progress = new ProgressLine(new PrintStream(err, true), false);
        for (int i = 0; i <= 10; i++) progress.report("reading a.parquet", i / 10.0);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
