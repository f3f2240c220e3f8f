package dev.aquatint.server;

import dev.aquatint.document.HtmlPage;
import dev.aquatint.document.StaticFiles;
import dev.aquatint.document.Theme;
import dev.aquatint.document.Tokens;
import dev.aquatint.server.tiles.Tile;
import dev.aquatint.server.tiles.TileProxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/// What each path answers, after its request has shown that it may ask.
///
/// Paths are compared as they came, undecoded: what is not letter by letter one of ours is not found, and nothing of it is ever a file's name.
final class Site extends Handler.Abstract {
    static final Duration TOKEN_LIFE = Duration.ofSeconds(300);
    /// How long a page may take before its reader is told why.
    private static final Duration PATIENCE = Duration.ofSeconds(1), LAST_WORDS = Duration.ofSeconds(1);
    private static final String STATIC = "/static/";
    private static final Pattern TILE = Pattern.compile("/tiles/([0-9a-f]{16})/(\\d{1,2})/(\\d{1,8})/(\\d{1,8})");
    private static final Set<String> OWN_ARGUMENTS = Set.of(Access.PARAMETER, PageState.PARAMETER, "theme");
    private static final String THUMBNAILS = "/thumbnails", PAGE_TOKEN = "Aquatint-Page";

    private final Map<String, App> apps;
    private final String prefix;
    private final List<Network> trusted;
    private final Origins origins;
    private final Access access;
    private final Lazy<Tokens> tokens;
    private final OpenPages pages;
    private final TileProxy tiles;
    private final Sockets sockets;
    private final Metrics metrics;
    private final AtomicInteger answering = new AtomicInteger();
    private volatile boolean ready = true, late;

    Site(Map<String, App> apps, ServerOptions options, Origins origins, Access access, Lazy<Tokens> tokens, OpenPages pages, TileProxy tiles, Sockets sockets, Metrics metrics) {
        this.apps = apps;
        this.metrics = metrics;
        prefix = options.prefix();
        trusted = options.trustProxies();
        this.origins = origins;
        this.access = access;
        this.tokens = tokens;
        this.pages = pages;
        this.tiles = tiles;
        this.sockets = sockets;
    }

    /// From now on `/health/ready` says no, and no page is opened.
    ///
    /// @param grace how long requests that are being answered are waited for; whoever waits for a page then is told that there will be none
    void leave(Duration grace) {
        ready = false;
        if (answered(grace)) return;
        late = true;
        answered(LAST_WORDS);
    }

    /// Waits for what is being answered.
    ///
    /// @return whether all of it was, in time
    private boolean answered(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        synchronized (answering) {
            try {
                for (long left; answering.get() > 0 && (left = (until - System.nanoTime()) / 1_000_000) > 0; ) answering.wait(left);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return answering.get() == 0;
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        answering.incrementAndGet();
        Request.addCompletionListener(request, _ -> {
            metrics.answered(response.getStatus());
            synchronized (answering) {
                answering.decrementAndGet();
                answering.notifyAll();
            }
        });
        Reply.secure(response.getHeaders());
        var reply = new Reply(request, response, callback);
        Caller caller = Caller.of(request, trusted).filter(c -> hostIsOurs(request, c)).orElse(null);
        if (caller == null) return reply.notice(Notice.WRONG_HOST);
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            return reply.notice(originIsOurs(request) ? Notice.READ_ONLY : Notice.WRONG_ORIGIN);
        }
        String asked = request.getHttpURI().getPath();
        if (!prefix.isEmpty() && asked.equals(prefix)) return reply.seeOther(prefix + "/" + query(request));
        if (!asked.startsWith(prefix + "/")) return reply.notice(Notice.NOT_FOUND);
        String path = asked.substring(prefix.length());
        if (path.equals("/health/live")) return reply.text(200, "live\n");
        if (path.equals("/health/ready")) return reply.text(ready ? 200 : 503, ready ? "ready\n" : "closing\n");
        if (path.equals("/favicon.ico")) return icon(reply);
        if (path.startsWith(STATIC)) return file(reply, path.substring(STATIC.length()));

        Fields query = Request.extractQueryParameters(request);
        List<String> given = query.getValuesOrEmpty(Access.PARAMETER);
        boolean byToken = access.isToken(given);
        boolean full = byToken || given.isEmpty() && access.granted(request, caller);
        Optional<String> guest = full ? Optional.empty() : access.guest(request, given);
        if (path.endsWith("/ws")) return socket(reply, caller, path, query, byToken, guest);
        if (guest.isPresent()) return guest(reply, caller, path, query, guest.get(), !given.isEmpty());
        if (!full) return unauthorised(reply, caller);
        // the socket of a page needs the cookie: browsers do not send passwords there
        if (access.byPassword(request, caller) && !access.hasCookie(request)) Response.putCookie(response, access.cookie(caller));
        if (path.startsWith("/tiles/")) return tile(reply, path);
        if (path.startsWith(THUMBNAILS)) return thumbnail(reply, path.substring(THUMBNAILS.length()));
        if (path.equals("/metrics")) return reply.bytes(200, "text/plain;version=0.0.4;charset=utf-8", metrics.text(ready, pages.count(), sockets, pages.watchdog(), pages.kept()).getBytes(StandardCharsets.UTF_8));
        if (path.endsWith("/state") && apps.containsKey(parent(path))) return state(reply, parent(path));
        if (path.endsWith("/share") && apps.containsKey(parent(path))) return share(reply, parent(path), query);
        return page(reply, caller, path, query, byToken, Optional.empty());
    }

    /// A guest opens the app that the link is for, with its tiles and the state of what was opened.
    private boolean guest(Reply reply, Caller caller, String path, Fields query, String token, boolean arrives) throws InterruptedException {
        String app = access.guests.path(token).orElse("");
        if (arrives && path.equals(app)) return access.granted(reply.request(), caller) ? reply.seeOther(prefix + app + withoutToken(reply.request())) : letIn(reply, access.cookie(caller, token), prefix + app);
        if (path.startsWith("/tiles/")) return tile(reply, path);
        if (path.equals(app + "/state") || path.equals("/state") && app.equals("/")) return state(reply, app);
        return path.equals(app) || path.equals(app + "/metadata") ? page(reply, caller, path, query, false, Optional.of(token)) : reply.notice(Notice.GUEST);
    }

    /// Gives out the link for others to the page's own script, or withdraws it. The header, which no other site's page can send along, says that it is that script.
    private boolean share(Reply reply, String path, Fields query) {
        List<String> token = reply.request().getHeaders().getValuesList(PAGE_TOKEN);
        Optional<OpenPage> page = token.size() == 1 ? page(token.getFirst()).filter(p -> p.path.equals(path)) : Optional.empty();
        if (page.isEmpty()) return reply.notice(Notice.of(403, "Refused", "This page is over; load it again."));
        if (query.getValue("withdraw") == null) return reply.text(200, access.guests.invite(path));
        access.guests.withdraw(path).forEach(id -> pages.find(id).ifPresent(pages::end));
        return reply.text(200, "withdrawn");
    }

    private boolean unauthorised(Reply reply, Caller caller) {
        Duration wait = access.wait(caller);
        if (!wait.isZero()) return reply.header(HttpHeader.RETRY_AFTER, Long.toString(wait.toSeconds() + 1)).notice(Notice.TOO_MANY_GUESSES);
        if (access.asksForPassword()) reply.header(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"Aquatint\", charset=\"UTF-8\"");
        return reply.notice(Notice.UNAUTHORISED);
    }

    /// What the browser asked for, and what stands in the request that reached us, which a proxy may have written anew.
    private boolean hostIsOurs(Request request, Caller caller) {
        return origins.knowsHost(caller.host()) && origins.knowsHost(request.getHttpURI().getAuthority());
    }

    private boolean originIsOurs(Request request) {
        List<String> given = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
        return given.size() == 1 && origins.knows(given.getFirst());
    }

    private static boolean file(Reply reply, String name) {
        Optional<StaticFiles.File> found = StaticFiles.find(name);
        if (found.isEmpty()) return reply.notice(Notice.NOT_FOUND);
        StaticFiles.File file = found.get();
        boolean gzip = reply.request().getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains("gzip");
        if (gzip) reply.header(HttpHeader.CONTENT_ENCODING, "gzip");
        return reply.header(HttpHeader.VARY, "Accept-Encoding")
                .header(HttpHeader.CACHE_CONTROL, file.forever() ? "public, max-age=31536000, immutable" : "no-cache")
                .bytes(200, file.type(), gzip ? file.gzip() : file.bytes());
    }

    private static boolean icon(Reply reply) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream("favicon.svg")) {
            return reply.header(HttpHeader.CACHE_CONTROL, "public, max-age=86400").bytes(200, "image/svg+xml", in.readAllBytes());
        }
    }

    private boolean tile(Reply reply, String path) throws InterruptedException {
        Matcher m = TILE.matcher(path);
        Optional<Tile> tile = !m.matches() ? Optional.empty()
                : tiles.tile(m.group(1), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)), Integer.parseInt(m.group(4)), DarkTiles.QUERY.equals(reply.request().getHttpURI().getQuery()));
        if (tile.isEmpty()) return reply.notice(Notice.NOT_FOUND);
        int maxAge = tile.get().maxAge();
        return reply.header(HttpHeader.CACHE_CONTROL, maxAge == 0 ? "no-store" : "private, max-age=" + maxAge).bytes(200, tile.get().type(), tile.get().image());
    }

    private boolean thumbnail(Reply reply, String path) {
        Optional<byte[]> picture = Optional.ofNullable(apps.get(path)).flatMap(App::card).map(Card::picture);
        return picture.isPresent() ? reply.header(HttpHeader.CACHE_CONTROL, "private, max-age=60").bytes(200, "image/png", picture.get()) : reply.notice(Notice.NOT_FOUND);
    }

    /// What the reader of a page has made of it, for the address; told to the page's own script, which has its token.
    private boolean state(Reply reply, String path) {
        List<String> token = reply.request().getHeaders().getValuesList(PAGE_TOKEN);
        Optional<OpenPage> page = token.size() == 1 ? page(token.getFirst()).filter(p -> p.path.equals(path)) : Optional.empty();
        return page.isPresent() ? reply.text(200, page.get().state().text()) : reply.notice(Notice.of(403, "Refused", "This page is over; load it again."));
    }

    /// @param guest the token of the link by which a guest asks
    private boolean page(Reply reply, Caller caller, String path, Fields query, boolean byToken, Optional<String> guest) throws InterruptedException {
        App app = apps.get(path);
        boolean index = path.equals("/") && app == null;
        if (path.endsWith("/metadata") && apps.containsKey(parent(path))) return metadata(reply, parent(path));
        if (app == null && !index) return reply.notice(Notice.NOT_FOUND);

        String plain = index && apps.size() == 1 ? apps.keySet().iterator().next() : path;
        if (byToken) return letIn(reply, access.cookie(caller), prefix + plain);
        if (!plain.equals(path)) return reply.seeOther(prefix + plain + withoutToken(reply.request()));
        if (index) return reply.html(200, Notice.index(cards(), prefix));
        // a look at the headers opens no page
        if (HttpMethod.HEAD.is(reply.request().getMethod())) return reply.html(200, "");
        return open(reply, path, app, query, guest);
    }

    /// Puts the token into a cookie and takes it out of the address, so that it is in no history, bookmark or screenshot.
    private boolean letIn(Reply reply, HttpCookie cookie, String path) {
        Request request = reply.request();
        Response.putCookie(reply.response(), cookie);
        String clean = path + withoutToken(request);
        // a strict cookie does not travel on a redirect that began at another site
        boolean fromElsewhere = "cross-site".equals(request.getHeaders().get("Sec-Fetch-Site"));
        return fromElsewhere ? reply.html(200, Notice.onwards(clean)) : reply.seeOther(clean);
    }

    private SortedMap<String, Card> cards() {
        SortedMap<String, Card> cards = new TreeMap<>();
        apps.forEach((path, app) -> cards.put(path, app.card().orElseGet(() -> new Card(path.substring(1), null))));
        return cards;
    }

    private boolean open(Reply reply, String path, App app, Fields query, Optional<String> guest) throws InterruptedException {
        if (access.hasCookie(reply.request()) && !navigates(reply.request())) return reply.notice(Notice.NOT_NAVIGATED);
        if (!ready) return reply.header(HttpHeader.RETRY_AFTER, "10").notice(Notice.CLOSING);
        Optional<PageState> state = state(query);
        if (state.isEmpty()) return reply.notice(Notice.WRONG_STATE);
        Optional<String> scheme = Optional.ofNullable(query.getValue("theme")).or(() -> Scheme.of(reply.request()));
        if (scheme.isEmpty() && Scheme.canBeAsked(reply.request())) return reply.html(200, Scheme.question(prefix));
        Theme theme = Theme.of(scheme.orElse("light"));
        try {
            Opening opening = pages.open(path, app, arguments(query), theme, state.get());
            if (!opening.within(PATIENCE)) {
                String title = title(path, app);
                return new Waiting(reply, opening).answer(HtmlPage.head(title, prefix, theme), title, page -> HtmlPage.body(page.document, prefix, path, token(page, guest)), () -> late);
            }
            OpenPage page = opening.page();
            return reply.html(200, HtmlPage.of(page.document, prefix, path, token(page, guest)));
        } catch (OpenPages.Full full) {
            return reply.header(HttpHeader.RETRY_AFTER, "60").notice(full.notice);
        } catch (OpenPages.Failed e) {
            return reply.notice(e.notice());
        }
    }

    /// Whether somebody goes to the page, as far as the browser says: pages of another port of this machine are of the same site, so that our cookie travels with what their scripts and images ask for.
    private static boolean navigates(Request request) {
        String mode = request.getHeaders().get("Sec-Fetch-Mode"), to = request.getHeaders().get("Sec-Fetch-Dest");
        return (mode == null || mode.equals("navigate")) && (to == null || to.equals("document"));
    }

    private String token(OpenPage page, Optional<String> guest) {
        // withdrawn meanwhile: its socket would be refused
        if (guest.isPresent() && !access.guests.opened(guest.get(), page.id, id -> pages.find(id).isPresent())) pages.end(page);
        return tokens.get().token(page.id, TOKEN_LIFE);
    }

    /// How an app is called before it has made its page.
    private static String title(String path, App app) {
        String name = path.equals("/") ? "Aquatint" : path.substring(1);
        try {
            return app.card().map(Card::title).orElse(name);
        } catch (RuntimeException _) {
            return name;        // what is wrong is said where the page would be
        }
    }

    /// A socket is opened by a page's own script: our origin, our cookie and the page's signed token. A client that is no browser sends
    /// no origin and no cookie; it has the page's token, or opens a page of its own with the token of this process in the query.
    private boolean socket(Reply reply, Caller caller, String path, Fields query, boolean byToken, Optional<String> guest) throws InterruptedException {
        String appPath = parent(path);
        App app = apps.get(appPath);
        if (app == null) return reply.notice(Notice.NOT_FOUND);
        Request request = reply.request();
        boolean browser = request.getHeaders().contains(HttpHeader.ORIGIN) || access.hasCookie(request);
        if (browser && !originIsOurs(request)) return reply.notice(Notice.WRONG_ORIGIN);
        if (browser && !access.granted(request, caller) && !guest.flatMap(access.guests::path).equals(Optional.of(appPath))) return unauthorised(reply, caller);

        List<String> protocols = request.getHeaders().getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, false);
        if (protocols.size() != 2 || !protocols.getFirst().equals(Sockets.PROTOCOL)) return reply.notice(Notice.of(400, "Refused", "This address is for the page's own script."));
        if (!browser && byToken) {
            Optional<PageState> state = state(query);
            if (state.isEmpty()) return reply.notice(Notice.WRONG_STATE);
            try {
                OpenPage page = pages.open(appPath, app, arguments(query), Theme.of(query.getValue("theme")), state.get()).page();
                return sockets.open(reply, page);
            } catch (OpenPages.Full full) {
                return reply.notice(full.notice);
            } catch (OpenPages.Failed e) {
                return reply.notice(e.notice());
            }
        }
        Optional<OpenPage> page = page(protocols.getLast()).filter(p -> p.path.equals(appPath));
        return page.isPresent() ? sockets.open(reply, page.get()) : reply.notice(Notice.of(403, "Refused", "This page is over; load it again."));
    }

    /// A page keeps its token, so a reconnect comes with one that has expired; the first connection may not.
    private Optional<OpenPage> page(String token) {
        return tokens.get().verify(token, true).flatMap(pages::find).filter(page -> page.everConnected() || tokens.get().verify(token, false).isPresent());
    }

    private static Optional<PageState> state(Fields query) {
        List<String> given = query.getValuesOrEmpty(PageState.PARAMETER);
        return given.isEmpty() ? Optional.of(PageState.NONE) : given.size() == 1 ? PageState.read(given.getFirst()) : Optional.empty();
    }

    private static String query(Request request) {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : "?" + query;
    }

    private boolean metadata(Reply reply, String path) {
        // a path of ours has no letter that JSON would escape
        return reply.bytes(200, "application/json", "{\"url\":\"%s\",\"data\":{}}".formatted(prefix + path).getBytes(StandardCharsets.UTF_8));
    }

    private static App.Request arguments(Fields query) {
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        for (Fields.Field field : query) {
            String name = field.getName();
            if (!OWN_ARGUMENTS.contains(name) && !name.startsWith("bokeh-")) arguments.put(name, List.copyOf(field.getValues()));
        }
        return new App.Request(Map.copyOf(arguments));
    }

    /// The query as it came, less the token, whose name may have been written with escapes.
    private static String withoutToken(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query == null) return "";
        var kept = new ArrayList<String>();
        for (String pair : query.split("&")) {
            String name = pair.substring(0, pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('='));
            if (!pair.isEmpty() && !URLDecoder.decode(name, StandardCharsets.UTF_8).equals(Access.PARAMETER)) kept.add(pair);
        }
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    /// `/taxi` of `/taxi/ws`, and `/` of `/ws`.
    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }
}
