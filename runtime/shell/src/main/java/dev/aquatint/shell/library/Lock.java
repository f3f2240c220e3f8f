package dev.aquatint.shell.library;

import dev.aquatint.spi.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What some coordinates were resolved to the first time: exact jars with their checksums, a line each.
///
/// @param jars in the order of the class path
record Lock(List<Jar> jars) {

    /// @param sha256 of its content, in hexadecimal
    record Jar(String sha256, Path file) {
        static Jar of(Path file) throws IOException {
            return new Jar(checksum(file), file);
        }

        private static String checksum(Path file) throws IOException {
            MessageDigest digest = sha();
            try (InputStream in = Files.newInputStream(file)) {
                byte[] block = new byte[1 << 16];
                for (int n; (n = in.read(block)) >= 0; ) digest.update(block, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        }

        boolean changed() throws IOException {
            return !checksum(file).equals(sha256);
        }
    }

    /// The file for these questions and places.
    static Path file(Path folder, List<String> coordinates, List<String> repositories) {
        byte[] asked = (String.join("\n", coordinates) + "\n\n" + String.join("\n", repositories)).getBytes(StandardCharsets.UTF_8);
        return folder.resolve(HexFormat.of().formatHex(sha().digest(asked)) + ".lock");
    }

    /// Empty if there is none that can be read.
    static Optional<Lock> read(Path file) {
        try {
            List<Jar> jars = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", 2);
                if (words.length < 2) return Optional.empty();
                jars.add(new Jar(words[0], Path.of(words[1])));
            }
            return Optional.of(new Lock(jars));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent(), OwnerOnly.folder());
        Path part = Files.createTempFile(file.getParent(), "lock", ".part");
        Files.write(part, jars.stream().map(jar -> jar.sha256 + " " + jar.file).toList());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Whether all jars are there.
    boolean complete() {
        return jars.stream().allMatch(jar -> Files.isRegularFile(jar.file));
    }

    List<Path> files() {
        return jars.stream().map(Jar::file).toList();
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
