package dev.aquatint.shell.library;

import dev.aquatint.spi.CacheFolder;
import dev.aquatint.spi.Progress;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.ChecksumPolicy;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/// Libraries and what they depend on, as jars on this machine.
///
/// The same question is resolved once: the answer is locked with the checksums of its jars, and needs no network from then on. Jars are kept where
/// Maven keeps them, and Maven's settings hold: mirrors, proxies, passwords.
///
/// ```java
/// List<Path> jars = Libraries.ofUser().jars(List.of("org.apache.commons:commons-math3:3.6.1"), List.of());
/// ```
public final class Libraries {
    private static final List<Exclusion> EVERYTHING = List.of(new Exclusion("*", "*", "*", "*"));

    private final Path locks;
    private final Path local;

    /// @param locks folder for what was resolved
    /// @param local where jars are kept; null for where Maven does
    public Libraries(Path locks, Path local) {
        this.locks = locks;
        this.local = local;
    }

    /// Those of the user.
    public static Libraries ofUser() {
        return new Libraries(CacheFolder.path().resolve("libraries"), null);
    }

    /// All jars, in the order of the class path. Blocks; tells [Progress] what is fetched.
    ///
    /// @param coordinates as in `org.apache.commons:commons-math3:3.6.1`, `group:artifact:version:classifier@type`, or `...@pom` for versions of the others
    /// @param repositories `central`, `name=https://...`; none for central alone
    /// @throws NoLibrary if one is nowhere, cannot be fetched, or is not what was locked
    public List<Path> jars(List<String> coordinates, List<String> repositories) throws NoLibrary {
        if (coordinates.isEmpty()) return List.of();
        Path file = Lock.file(locks, coordinates, repositories);
        Optional<Lock> before = Lock.read(file);
        try {
            if (before.isPresent() && before.get().complete()) return unchanged(before.get(), file);
            Lock now = new Lock(resolved(coordinates, repositories));
            if (before.isPresent() && !before.get().equals(now)) throw changed(file, before.get().jars().getFirst().file());
            now.write(file);
            return now.files();
        } catch (IOException e) {
            throw new NoLibrary("%s cannot be kept: %s".formatted(String.join(", ", coordinates), e), e);
        }
    }

    private static List<Path> unchanged(Lock lock, Path file) throws IOException, NoLibrary {
        for (Lock.Jar jar : lock.jars()) {
            if (jar.changed()) throw changed(file, jar.file());
        }
        return lock.files();
    }

    private static NoLibrary changed(Path lock, Path jar) {
        return new NoLibrary("%s is not the file that was resolved before: if that is meant to be, delete %s".formatted(jar, lock), null);
    }

    private List<Lock.Jar> resolved(List<String> coordinates, List<String> repositories) throws NoLibrary, IOException {
        List<Coordinates> all = new ArrayList<>();
        for (String text : coordinates) all.add(Coordinates.of(text));
        ContextOverrides overrides = ContextOverrides.create().withUserSettings(true).withLocalRepositoryOverride(local)
                .repositories(Repositories.of(repositories)).checksumPolicy(ChecksumPolicy.FAIL).transferListener(new Fetching()).build();
        try (Context maven = new StandaloneStaticRuntime().create(overrides)) {
            List<Lock.Jar> jars = new ArrayList<>();
            for (Artifact artifact : resolved(maven, all)) jars.add(Lock.Jar.of(artifact.getFile().toPath().toAbsolutePath()));
            return jars;
        }
    }

    private static List<Artifact> resolved(Context maven, List<Coordinates> all) throws NoLibrary {
        Map<String, Dependency> managed = new LinkedHashMap<>();
        try {
            for (Coordinates bom : all) {
                if (!bom.bom()) continue;
                var request = new ArtifactDescriptorRequest(artifact(bom, bom.version()), maven.remoteRepositories(), null);
                for (Dependency d : maven.repositorySystem().readArtifactDescriptor(maven.repositorySystemSession(), request).getManagedDependencies()) {
                    managed.putIfAbsent(d.getArtifact().getGroupId() + ":" + d.getArtifact().getArtifactId(), d);
                }
            }
            List<Dependency> wanted = new ArrayList<>();
            for (Coordinates each : all) {
                if (!each.bom()) wanted.add(new Dependency(artifact(each, version(each, managed)), JavaScopes.RUNTIME, false, each.alone() ? EVERYTHING : List.of()));
            }
            var collect = new CollectRequest().setDependencies(wanted).setManagedDependencies(List.copyOf(managed.values())).setRepositories(maven.remoteRepositories());
            var request = new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
            DependencyResult result = maven.repositorySystem().resolveDependencies(maven.repositorySystemSession(), request);
            return result.getArtifactResults().stream().map(r -> r.getArtifact()).toList();
        } catch (RepositoryException e) {
            String where = maven.remoteRepositories().stream().map(RemoteRepository::getId).collect(Collectors.joining(", "));
            throw new NoLibrary("%s cannot be had from %s: %s".formatted(all.stream().map(Coordinates::toString).collect(Collectors.joining(", ")), where, reason(e)), e);
        }
    }

    private static String version(Coordinates of, Map<String, Dependency> managed) throws NoLibrary {
        if (!of.version().isEmpty()) return of.version();
        Dependency known = managed.get(of.group() + ":" + of.artifact());
        if (known == null) throw new NoLibrary("%s has no version: write %1$s:VERSION, or name a BOM that knows it with @pom".formatted(of), null);
        return known.getArtifact().getVersion();
    }

    private static Artifact artifact(Coordinates of, String version) {
        return new DefaultArtifact(of.group(), of.artifact(), of.classifier(), of.extension(), version);
    }

    /// The innermost cause speaks of the line or the file; what is around it repeats the coordinates.
    private static String reason(Throwable e) {
        Throwable inner = e;
        while (inner.getCause() != null) inner = inner.getCause();
        return inner instanceof java.net.UnknownHostException ? "there is no network: unknown host " + inner.getMessage() : String.valueOf(inner.getMessage());
    }

    /// Says what is fetched to whoever asked for it; Maven fetches on threads of its own.
    private static final class Fetching extends AbstractTransferListener {
        private final Progress progress = Progress.CURRENT.isBound() ? Progress.CURRENT.get() : (_, _) -> { };

        @Override
        public void transferProgressed(TransferEvent event) {
            long length = event.getResource().getContentLength();
            if (length > 0) tell(event, Math.min(0.99, (double) event.getTransferredBytes() / length));
        }

        @Override
        public void transferSucceeded(TransferEvent event) {
            tell(event, 1);
        }

        @Override
        public void transferFailed(TransferEvent event) {
            tell(event, 1);
        }

        private void tell(TransferEvent event, double done) {
            String name = event.getResource().getResourceName();
            progress.report("fetching " + name.substring(name.lastIndexOf('/') + 1), done);
        }
    }
}
