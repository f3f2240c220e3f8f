package dev.aquatint.server.tiles;

import dev.aquatint.document.plot.TileSite;
import dev.aquatint.server.basemap.Basemap;
import dev.aquatint.style.TileSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tiles of the sources that views of this server show, and of no other: a browser cannot name an address.
///
/// A tile comes from the cache, else from its provider, else stale from the cache, else it is drawn from the offline map; a page is never blank.
public final class TileProxy implements TileSite, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TileProxy.class);
    private static final long MOST_ON_DISK = 500_000_000;
    private static final int MOST_SOURCES = 1_000, DAY = 24 * 60 * 60;
    private static final String[] SUBDOMAINS = {"a", "b", "c"};

    private record Place(String key, int z, int x, int y) {}

    /// @param credits of what was given out for it
    private record Registered(TileSource source, Credits credits) {}

    private final String prefix;
    private final InstantSource clock;
    private final TileCache cache;
    private final Basemap basemap = new Basemap();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Registered> sources = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Registered> eldest) {
            return size() > MOST_SOURCES;
        }
    };
    private final Map<Place, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private TileServer remote;
    private boolean closed;

    /// @param folder for the cache, made when there is something to keep
    /// @param prefix of all paths
    public TileProxy(Path folder, String prefix) {
        this(folder, prefix, InstantSource.system());
    }

    TileProxy(Path folder, String prefix, InstantSource clock) {
        this.prefix = prefix;
        this.clock = clock;
        cache = new TileCache(folder, MOST_ON_DISK, clock);
    }

    /// Where a browser asks for the tiles of a source, with `{Z}`, `{X}` and `{Y}` as BokehJS fills them in.
    @Override
    public String url(TileSource source) {
        String key = key(source);
        registered(key, source);
        return prefix + "/tiles/" + key + "/{Z}/{X}/{Y}";
    }

    @Override
    public String attribution(TileSource source) {
        return registered(key(source), source).credits.text(source);
    }

    @Override
    public Runnable onAttribution(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    private Registered registered(String key, TileSource source) {
        synchronized (sources) {
            Registered known = sources.get(key), now = new Registered(source, known != null ? known.credits : new Credits(clock));
            sources.put(key, now);
            return now;
        }
    }

    /// For a light page.
    public Optional<Tile> tile(String key, int z, int x, int y) throws InterruptedException {
        return tile(key, z, x, y, false);
    }

    /// @param dark whether a map of our own is for a dark page
    /// @return empty if nobody registered the source, or it has no such tile
    public Optional<Tile> tile(String key, int z, int x, int y, boolean dark) throws InterruptedException {
        Registered registered;
        synchronized (sources) {
            registered = sources.get(key);
        }
        if (registered == null) return Optional.empty();
        TileSource source = registered.source;
        if (z < 0 || z > Math.min(source.maxZoom(), Basemap.MAX_ZOOM) || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) return Optional.empty();
        if (source.url().isEmpty()) return Optional.of(drawn(z, x, y, dark, DAY));

        Optional<Tile> theirs = provided(source, new Place(key, z, x, y));
        if (registered.credits.given(theirs.isPresent())) listeners.forEach(Runnable::run);
        return Optional.of(theirs.orElseGet(() -> drawn(z, x, y, dark, 0)));
    }

    /// A tile of the provider, from wherever it can be had.
    private Optional<Tile> provided(TileSource source, Place place) throws InterruptedException {
        Optional<TileCache.Entry> kept = cache.read(place.key, place.z, place.x, place.y);
        if (kept.isPresent() && kept.get().fresh()) return kept.map(entry -> new Tile(entry.image(), entry.type().mime, DAY));
        return switch (ask(source, place)) {
            case Answer.Image image -> Optional.of(new Tile(image.bytes(), image.type().mime, DAY));
            case Answer.None _ -> kept.map(stale -> new Tile(stale.image(), stale.type().mime, 0));
        };
    }

    /// Whoever asks for a tile that is on its way already waits for the same answer.
    private Answer ask(TileSource source, Place place) throws InterruptedException {
        var mine = new CompletableFuture<Answer>();
        CompletableFuture<Answer> other = underWay.putIfAbsent(place, mine);
        if (other != null) return other.join();
        Answer answer = new Answer.None("interrupted");
        try {
            answer = fetch(source, place);
        } finally {
            mine.complete(answer);
            underWay.remove(place);
        }
        return answer;
    }

    private Answer fetch(TileSource source, Place place) throws InterruptedException {
        URI uri;
        try {
            uri = URI.create(source.url().replace("{z}", "" + place.z).replace("{x}", "" + place.x).replace("{y}", "" + place.y)
                    .replace("{s}", SUBDOMAINS[(place.x + place.y) % SUBDOMAINS.length]));
            if (uri.getHost() == null) throw new IllegalArgumentException("no host in it");
        } catch (IllegalArgumentException e) {
            LOG.warn("tiles '{}' have no proper address: {}", source.name(), e.getMessage());
            return new Answer.None(e.getMessage());
        }
        Optional<TileServer> server = remote();
        if (server.isEmpty()) return new Answer.None("closed");
        Answer answer = server.get().get(uri);
        switch (answer) {
            case Answer.Image image -> {
                if (!image.fresh().isZero()) cache.write(place.key, place.z, place.x, place.y, image.bytes(), image.fresh());
            }
            case Answer.None none -> LOG.debug("no tile: {}", none.why());
        }
        return answer;
    }

    private Tile drawn(int z, int x, int y, boolean dark, int maxAge) {
        return new Tile(basemap.tile(z, x, y, dark), ImageType.PNG.mime, maxAge);
    }

    /// Made when first needed: a server without a map pays nothing for it.
    private Optional<TileServer> remote() {
        synchronized (lock) {
            if (remote == null && !closed) remote = new TileServer(clock);
            return closed ? Optional.empty() : Optional.of(remote);
        }
    }

    private static String key(TileSource source) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((source.name() + "\0" + source.url()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            if (remote != null) remote.close();
        }
    }
}
