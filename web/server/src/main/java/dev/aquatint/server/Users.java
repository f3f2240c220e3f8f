package dev.aquatint.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// People who are let in by name and password, as HTTP's Basic scheme has it: one `name:password` a line.
public final class Users {
    private static final int SHORTEST = 8;
    private static final String BASIC = "Basic ";
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rw-rw-");
    /// Nobody.
    public static final Users NONE = new Users(Map.of());

    private final Map<String, byte[]> passwords;

    private Users(Map<String, byte[]> passwords) {
        this.passwords = passwords;
    }

    /// Those in a file, as it is now. Empty lines and lines with `#` in front are skipped.
    ///
    /// @throws IOException if it cannot be read, others may read or write it, or a line is no `name:password` with eight letters or more
    public static Users read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("--basic-auth: no file '%s'".formatted(file));
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null && !Collections.disjoint(posix.readAttributes().permissions(), OTHERS)) {
            throw new IOException("--basic-auth: others may read or write %s and the passwords in it: chmod 600 %1$s".formatted(file));
        }
        Map<String, byte[]> passwords = new LinkedHashMap<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            if (text.isBlank() || text.startsWith("#")) continue;
            int colon = text.indexOf(':');
            if (colon < 1 || text.length() - colon - 1 < SHORTEST) {
                throw new IOException("--basic-auth: line %s of %s is not name:password, with a password of %s letters or more".formatted(line, file, SHORTEST));
            }
            passwords.put(text.substring(0, colon), digest(text.substring(colon + 1)));
        }
        if (passwords.isEmpty()) throw new IOException("--basic-auth: there is nobody in %s: write name:password, one a line".formatted(file));
        return new Users(Map.copyOf(passwords));
    }

    boolean any() {
        return !passwords.isEmpty();
    }

    /// @param authorization the header of that name
    boolean know(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) return false;
        String given;
        try {
            given = new String(Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return false;
        }
        int colon = given.indexOf(':');
        if (colon < 0) return false;
        byte[] right = passwords.get(given.substring(0, colon)), digest = digest(given.substring(colon + 1));
        // whoever is not there takes as long as who is
        return MessageDigest.isEqual(digest, right != null ? right : new byte[digest.length]);
    }

    private static byte[] digest(String password) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
