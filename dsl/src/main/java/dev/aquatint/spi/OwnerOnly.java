package dev.aquatint.spi;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// What files and folders of the user's own are created with, such as a cache or a history: nobody else may look into them, whatever the umask. Nothing where the file system knows no permissions.
public final class OwnerOnly {
    private OwnerOnly() {}

    public static FileAttribute<?>[] folder() {
        return of("rwx------");
    }

    public static FileAttribute<?>[] file() {
        return of("rw-------");
    }

    private static FileAttribute<?>[] of(String permissions) {
        return !FileSystems.getDefault().supportedFileAttributeViews().contains("posix") ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
    }
}
