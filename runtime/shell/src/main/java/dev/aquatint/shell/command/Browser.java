package dev.aquatint.shell.command;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The user's browser.
///
/// The address holds the token, and command lines can be read by everybody on the machine; so the browser is given
/// a private file that leads there.
public final class Browser {
    private final Map<String, String> environment;
    private final String os;

    public Browser() {
        this(System.getenv(), System.getProperty("os.name"));
    }

    Browser(Map<String, String> environment, String os) {
        this.environment = environment;
        this.os = os.toLowerCase(Locale.ROOT);
    }

    /// Opens the address.
    ///
    /// @return false if there is no browser to open it in
    public boolean open(URI address) {
        Optional<List<String>> command = command();
        if (command.isEmpty()) return false;
        try {
            Path page = page(address);
            List<String> line = new java.util.ArrayList<>(command.get());
            line.add(page.toUri().toString());
            new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new File(os.contains("win") ? "NUL" : "/dev/null"))).start();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// What opens a page here, if anything does.
    Optional<List<String>> command() {
        String own = environment.get("BROWSER");
        if (own != null && !own.isBlank()) return own.equals("none") ? Optional.empty() : Optional.of(List.of(own.split(File.pathSeparator)[0].strip().split("\\s+")));
        if (os.contains("mac")) return Optional.of(List.of("open"));
        if (os.contains("win")) return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        boolean screen = isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
        return screen && onPath("xdg-open") ? Optional.of(List.of("xdg-open")) : Optional.empty();
    }

    private boolean isSet(String name) {
        String value = environment.get(name);
        return value != null && !value.isBlank();
    }

    private boolean onPath(String program) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) return true;
        }
        return false;
    }

    /// A page of the user's own that leads to the address; gone with this process.
    private static Path page(URI address) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mine = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
        Path page = Files.createTempFile("aquatint-", ".html", mine);
        page.toFile().deleteOnExit();
        String url = address.toString().replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        Files.writeString(page, """
                <!DOCTYPE html>
                <meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=%s">
                <title>Aquatint</title><a href="%s">Open Aquatint</a>
                """.formatted(url, url));
        return page;
    }
}
