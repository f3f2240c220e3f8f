package dev.aquatint.columns.aqua;

import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.spi.CacheFolder;
import dev.aquatint.spi.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// A folder `x.aqua`: its manifest, and the generation of files that it names.
///
/// A store is replaced by writing another generation beside the one there is, and then the manifest in one step. So a reader sees one
/// or the other whole, files that are mapped go on as they were, and what a killed build left is never named by anything.
record StoreFolder(Path path) {
    private static final String LOCK = "lock", GENERATION = "[0-9a-f]{16}";

    Path column(String generation, int number) {
        return path.resolve(generation).resolve(number + ".arrow");
    }

    Path boxes(String generation) {
        return path.resolve(generation).resolve("boxes");
    }

    Path nodes(String generation) {
        return path.resolve(generation).resolve("nodes");
    }

    Path overviews(String generation) {
        return path.resolve(generation).resolve("overviews");
    }

    Path checksums(String generation) {
        return path.resolve(generation).resolve("checksums");
    }

    Path spool(String generation, int part) {
        return path.resolve(generation).resolve("spool-" + part);
    }

    /// The files of a manifest, in its order.
    List<Path> files(Manifest manifest) {
        String generation = manifest.generation();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < manifest.columns().size(); i++) files.add(column(generation, i));
        files.add(boxes(generation));
        if (!manifest.nodes().isEmpty()) files.add(nodes(generation));
        if (!manifest.overviews().isEmpty()) files.add(overviews(generation));
        return files;
    }

    /// @throws UnreadableFile when there is none, or it cannot be read
    Manifest manifest() {
        try {
            Manifest manifest = Manifest.of(Files.readAllBytes(path.resolve(Manifest.NAME)), path);
            if (!manifest.generation().matches(GENERATION)) throw new UnreadableFile(path.toString(), "its files are in a folder '%s', and no store is written so".formatted(manifest.generation()));
            return manifest;
        } catch (NoSuchFileException e) {
            throw new UnreadableFile(path.toString(), Files.exists(path.resolve(LOCK)) ? "it is not finished: a build of it is going on, or has been stopped; build it (again) with aquatint index" : "it is no store: it has no " + Manifest.NAME, e);
        } catch (IOException e) {
            throw new UnreadableFile(path.toString(), e.getMessage(), e);
        }
    }

    /// What was built last, or null when nothing was, or nothing that can be read.
    Manifest built() {
        try {
            return manifest();
        } catch (UnreadableFile _) {
            return null;
        }
    }

    /// A name for files that are going to be written.
    String next() throws IOException {
        String generation = HexFormat.of().toHexDigits(new SplittableRandom().nextLong());
        Files.createDirectory(path.resolve(generation));
        return generation;
    }

    /// Makes a manifest the one of this store, and removes all files but those it names.
    void publish(Manifest manifest) throws IOException {
        protect(path.resolve(manifest.generation()));
        sync(path.resolve(manifest.generation()));
        Path next = path.resolve(manifest.generation()).resolve(Manifest.NAME);
        try (FileChannel out = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer json = ByteBuffer.wrap(manifest.json());
            while (json.hasRemaining()) out.write(json);
            out.force(true);
        }
        Files.move(next, path.resolve(Manifest.NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(path);
        clean();
    }

    /// Files that are mapped must not be cut off; where permissions are POSIX's, they are for reading only.
    private static void protect(Path generation) throws IOException {
        if (!Files.getFileStore(generation).supportsFileAttributeView(PosixFileAttributeView.class)) return;
        try (Stream<Path> files = Files.list(generation)) {
            for (Path file : files.toList()) {
                Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
                allowed.removeAll(Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
                Files.setPosixFilePermissions(file, allowed);
            }
        }
    }

    /// So that names of files are on the disk, where the system lets folders be opened.
    private static void sync(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException _) {
            // not on Windows, which does so by itself
        }
    }

    /// Removes what the manifest does not name. Only for who holds the lock.
    void clean() throws IOException {
        Manifest manifest = built();
        List<Path> old;
        try (Stream<Path> all = Files.list(path)) {
            old = all.filter(p -> p.getFileName().toString().matches(GENERATION) && (manifest == null || !p.endsWith(manifest.generation()))).toList();
        }
        for (Path each : old) remove(each);
    }

    /// Removes files that are not going to be finished.
    void remove(String generation) {
        Manifest manifest = built();
        if (manifest == null || !manifest.generation().equals(generation)) remove(path.resolve(generation));
    }

    /// What cannot be removed, because another process has it mapped on a system that minds, goes with the next build.
    private static void remove(Path folder) {
        try {
            delete(folder);
        } catch (IOException _) {
            // next time
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Holds the store for one build, in this process and others; waits while another has it.
    BuildLock lock() throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) throw new IOException("%s is a file: a store is a folder".formatted(path));
        // beside its data it is for all who read them, in the cache for its user
        if (path.startsWith(CacheFolder.path())) Files.createDirectories(path, OwnerOnly.folder());
        else Files.createDirectories(path);
        return BuildLock.take(path.resolve(LOCK));
    }
}
