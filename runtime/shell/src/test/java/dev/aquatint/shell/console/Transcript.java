package dev.aquatint.shell.console;

import dev.aquatint.layout.Viewable;
import dev.aquatint.shell.engine.Interpreter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A session as text: what is typed after `> ` (`. ` where it goes on), what is answered below. The first line says what it shows;
/// `# agent: with` or `without` that its answers are those of a JVM with our agent, or without. All others are the same in both.
record Transcript(Path file, String text) {
    static final Path FOLDER = Path.of("src/test/resources/transcripts");

    static List<Transcript> all() throws IOException {
        List<Transcript> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) all.add(new Transcript(file, Files.readString(file)));
        }
        return all;
    }

    String title() {
        return text.lines().findFirst().orElseThrow().replaceFirst("^# ", "");
    }

    boolean isFor(String agent) {
        return text.lines().filter(l -> l.startsWith("# agent: ")).allMatch(l -> l.endsWith(agent));
    }

    /// The same session as it goes now.
    String now() throws IOException {
        StringBuilder now = new StringBuilder(text.lines().takeWhile(l -> l.startsWith("#")).map(l -> l + "\n").collect(Collectors.joining()));
        Paper paper = answer -> now.append(everywhere(answer)).append('\n');
        Session[] at = {null};
        ReplPage page = new ReplPage(new ReplPage.Prompt() {
            @Override
            public Optional<String> locate(Throwable error) {
                return at[0].locate(error);
            }

            @Override
            public List<String> labels(Viewable view) {
                return at[0].labels(view);
            }

            @Override
            public void failed(String message, String where) {
                at[0].failed(message, where);
            }
        });
        try (Session session = new Session(() -> interpreter(paper, page), page::show, paper)) {
            at[0] = session;
            StringBuilder typed = new StringBuilder();
            for (String line : (text + "> ").split("\n")) {
                if (line.startsWith("> ")) {
                    answer(typed.toString(), session, paper, page);
                    typed.setLength(0);
                }
                if (!line.matches("[>.] .+")) continue;
                typed.append(line.substring(2)).append('\n');
                now.append(line).append('\n');
            }
        }
        return now.toString();
    }

    /// Beside a prompt without a browser.
    static Desk desk(ReplPage page) {
        return new Desk(page, () -> URI.create("http://127.0.0.1:1/"), () -> false);
    }

    private Interpreter interpreter(Paper paper, ReplPage page) {
        Interpreter interpreter = new Interpreter(page::show, (_, _) -> { }, List.of());
        if (!isFor("without")) interpreter.onChange(() -> paper.println("(live views are drawn again)"));
        return interpreter;
    }

    /// Without what differs from one machine or run to the next.
    private static String everywhere(String answer) {
        return answer.replaceAll("\\|  [\\d.,]+ (s|ms|µs), .* allocated, .*", "|  ... s, ... allocated, ... collections")
                .replaceAll("@[0-9a-f]{5,8}\\b", "@...").replaceAll("Thread\\[#\\d+,Thread-\\d+", "Thread[").replace(Path.of("").toAbsolutePath().toString(), "/home/me");
    }

    private static void answer(String typed, Session session, Paper paper, ReplPage page) throws IOException {
        new Pipe(new BufferedReader(new StringReader(typed)), session, paper, desk(page)).run();
    }

    /// Writes all sessions as they go in this JVM into a folder.
    ///
    /// @param arguments the folder; `with` or `without`, as this JVM was started with our agent or not
    public static void main(String[] arguments) throws IOException {
        for (Transcript t : all()) {
            if (t.isFor(arguments[1])) Files.writeString(Path.of(arguments[0]).resolve(t.file.getFileName()), t.now());
        }
    }
}
