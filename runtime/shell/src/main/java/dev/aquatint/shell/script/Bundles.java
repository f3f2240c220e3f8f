package dev.aquatint.shell.script;

import dev.aquatint.shell.engine.ClassPath;
import dev.aquatint.spi.CacheFolder;
import dev.aquatint.spi.OwnerOnly;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Scripts as they were compiled last time: a script that did not change starts without the compiler.
///
/// A bundle belongs to the text of the script, the jars it was compiled against, and the JDK; anything else is another bundle. One that
/// cannot be read is no bundle.
public final class Bundles {
    private static final int KEPT = 100, HASH = 32, MOST = 64 << 20;

    private final Path folder;
    private final Optional<String> classPath;

    /// Those of this user and this process.
    public static Bundles ofUser() {
        return new Bundles(CacheFolder.path().resolve("scripts"), ClassPath.text());
    }

    Bundles(Path folder, String classPath) {
        this.folder = folder;
        this.classPath = fingerprint(classPath);
    }

    /// The script, from its bundle or else from the compiler.
    ///
    /// @param arguments what it sees as `args`
    /// @throws BadScript with everything the compiler has against it
    /// @throws IOException if the script cannot be read
    public CompiledScript compiled(Path file, List<String> arguments) throws IOException, BadScript {
        ScriptSource source = ScriptSource.read(file);
        if (classPath.isEmpty()) return Script.compile(source, arguments);
        Path bundle = folder.resolve(key(source) + ".bundle");
        Optional<CompiledScript> there = read(bundle, source, arguments);
        if (there.isPresent()) return there.get();
        CompiledScript script = Script.compile(source, arguments);
        write(bundle, script);
        return script;
    }

    private String key(ScriptSource source) throws IOException {
        StringBuilder libraries = new StringBuilder();
        for (Path jar : source.libraries()) state(jar, libraries);
        List<String> parts = new ArrayList<>(List.of(Runtime.version().toString(), classPath.orElseThrow(), libraries.toString()));
        for (ScriptSource.Text text : source.texts()) parts.addAll(List.of(text.name(), text.code()));
        MessageDigest all = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            all.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            all.update(bytes);
        }
        return HexFormat.of().formatHex(all.digest());
    }

    /// Empty where there are folders of classes, which change one by one.
    private static Optional<String> fingerprint(String classPath) {
        StringBuilder all = new StringBuilder();
        try {
            for (Path jar : ClassPath.entries(classPath)) {
                if (!Files.isRegularFile(jar)) return Optional.empty();
                state(jar, all);
            }
            return Optional.of(all.toString());
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static void state(Path jar, StringBuilder all) throws IOException {
        all.append(jar.toAbsolutePath()).append(' ').append(Files.size(jar)).append(' ').append(Files.getLastModifiedTime(jar).toMillis()).append('\n');
    }

    private Optional<CompiledScript> read(Path bundle, ScriptSource source, List<String> arguments) {
        try {
            if (!Files.isRegularFile(bundle) || Files.size(bundle) > MOST || !isMine(bundle)) return Optional.empty();
            byte[] all = Files.readAllBytes(bundle);
            byte[] content = Arrays.copyOfRange(all, HASH, Math.max(HASH, all.length));
            if (!MessageDigest.isEqual(Arrays.copyOf(all, HASH), sha256().digest(content))) return Optional.empty();
            CompiledScript script = Recording.read(new ByteArrayInputStream(content), source.file().toAbsolutePath().getParent(), source, arguments);
            Files.setLastModifiedTime(bundle, FileTime.fromMillis(System.currentTimeMillis()));
            return Optional.of(script);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// What is in a bundle is run: nobody else may have written it.
    private static boolean isMine(Path bundle) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(bundle, PosixFileAttributeView.class);
        if (posix == null) return true;
        PosixFileAttributes of = posix.readAttributes();
        return of.owner().getName().equals(System.getProperty("user.name"))
                && !of.permissions().contains(PosixFilePermission.GROUP_WRITE) && !of.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    private void write(Path bundle, CompiledScript script) {
        try {
            var bytes = new ByteArrayOutputStream();
            Recording.write(script, bytes);
            store(bundle, bytes.toByteArray());
            prune();
        } catch (IOException _) {
            // then the compiler is asked again next time
        }
    }

    private void store(Path bundle, byte[] content) throws IOException {
        Files.createDirectories(folder, OwnerOnly.folder());
        Path part = Files.createTempFile(folder, "bundle", ".part");
        try (var out = Files.newOutputStream(part)) {
            out.write(sha256().digest(content));
            out.write(content);
        }
        Files.move(part, bundle, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Drops those that were not used for the longest time.
    private void prune() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newestFirst = files.filter(f -> f.toString().endsWith(".bundle")).sorted(Comparator.comparing((Path f) -> f.toFile().lastModified()).reversed()).toList();
            for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) Files.deleteIfExists(old);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
