import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Attacks a running server as clients do that mean harm, and says how people fare meanwhile.
///
/// ```
/// java web/server/src/attack/Attack.java ADDRESS deaf 100 20       clients that pan and read nothing, beside people who do
/// java web/server/src/attack/Attack.java ADDRESS drip 200          connections that send a letter a second
/// java web/server/src/attack/Attack.java ADDRESS half 30           messages of 19 MB that never end
/// java web/server/src/attack/Attack.java ADDRESS collide 2         messages whose keys have one hash code
/// java web/server/src/attack/Attack.java ADDRESS canvas 1          plots of 16384 x 16384
/// java web/server/src/attack/Attack.java ADDRESS sessions 10000    pages that are opened and left
/// java web/server/src/attack/Attack.java ADDRESS soak 120          minutes of people who come, pan and vanish
/// java web/server/src/attack/Attack.java ADDRESS fuzz 1000000      messages of shreds of the protocol
/// ```
///
/// The address is that of an app with a plot, as the server prints it, token included. Figures are medians and 95th percentiles of seconds until a frame has come.
public final class Attack {
    private static final Pattern FIGURE = Pattern.compile("\"name\":\"Figure\",\"id\":\"(\\w+)\""), X_RANGE = Pattern.compile("\"x_range\":\\{\"type\":\"object\",\"name\":\"\\w+\",\"id\":\"(\\w+)\"");
    private static final Pattern END = Pattern.compile("\"start\":(-?[\\d.E+-]+),\"end\":(-?[\\d.E+-]+)");
    private static final Random RANDOM = new Random(42);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI page;
    private final String token;

    private Attack(String address) {
        URI given = URI.create(address);
        token = given.getQuery().replaceFirst(".*token=", "");
        page = URI.create("http://%s:%s%s".formatted(given.getHost(), given.getPort(), given.getPath()));
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) throw new IllegalArgumentException("ADDRESS KIND N: see the first lines of this file");
        Attack attack = new Attack(arguments[0]);
        int n = Integer.parseInt(arguments[2]);
        switch (arguments[1]) {
            case "deaf" -> attack.deaf(n, arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20);
            case "drip" -> attack.drip(n);
            case "half" -> attack.half(n);
            case "collide" -> attack.collide(n);
            case "canvas" -> attack.canvas(n);
            case "sessions" -> attack.sessions(n);
            case "soak" -> attack.soak(n);
            case "fuzz" -> attack.fuzz(n);
            default -> throw new IllegalArgumentException("no attack '%s'".formatted(arguments[1]));
        }
        System.exit(0);
    }

    /// A browser, as the server sees one.
    private final class Client implements WebSocket.Listener {
        private final boolean reads;
        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<String> document = new CompletableFuture<>();
        private final CountDownLatch gone = new CountDownLatch(1);
        private final Semaphore frames = new Semaphore(0), answers = new Semaphore(0);
        private final WebSocket socket;
        private String figure, range;
        private double start, end;
        private int number;

        Client(boolean reads) {
            this.reads = reads;
            socket = http.newWebSocketBuilder().subprotocols("bokeh", "x").connectTimeout(Duration.ofSeconds(30))
                    .buildAsync(URI.create(page.toString().replaceFirst("^http", "ws") + "/ws?token=" + token), this).join();
        }

        @Override
        public void onOpen(WebSocket socket) {
            socket.request(reads ? Long.MAX_VALUE : 200);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            if (text.length() < 4 << 20) text.append(part);
            if (last) {
                if (text.indexOf("\"roots\"") >= 0) document.complete(text.toString());
                if (text.indexOf("\"msgtype\":\"OK\"") >= 0 || text.indexOf("\"msgtype\":\"ERROR\"") >= 0) answers.release();
                text.setLength(0);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            if (last) frames.release();
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            gone.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            gone.countDown();
        }

        void say(String type, String content) throws Exception {
            socket.sendText("{\"msgid\":\"%s\",\"msgtype\":\"%s\"}".formatted(++number, type), true).get(30, TimeUnit.SECONDS);
            socket.sendText("{}", true).get(30, TimeUnit.SECONDS);
            socket.sendText(content, true).get(30, TimeUnit.SECONDS);
        }

        void change(String model, String attribute, Object value) throws Exception {
            say("PATCH-DOC", "{\"events\":[{\"kind\":\"ModelChanged\",\"model\":{\"id\":\"%s\"},\"attr\":\"%s\",\"new\":%s}]}".formatted(model, attribute, value));
        }

        /// Asks for the page, and looks at its plot on so many pixels.
        Client opens(int width, int height) throws Exception {
            say("PULL-DOC-REQ", "{}");
            String text = document.get(60, TimeUnit.SECONDS);
            figure = found(FIGURE, text).group(1);
            Matcher x = found(X_RANGE, text);
            range = x.group(1);
            Matcher ends = END.matcher(text);
            if (!ends.find(x.start())) throw new IllegalStateException("the plot has no range");
            start = Double.parseDouble(ends.group(1));
            end = Double.parseDouble(ends.group(2));
            change(figure, "inner_width", width);
            change(figure, "inner_height", height);
            return this;
        }

        void pans() throws Exception {
            double by = (end - start) * (RANDOM.nextDouble() - 0.5) / 20;
            change(range, "end", end + by);
        }

        /// @return nanoseconds until the frame has come, or -1
        long panned() throws Exception {
            frames.drainPermits();
            long from = System.nanoTime();
            pans();
            return frames.tryAcquire(20, TimeUnit.SECONDS) ? System.nanoTime() - from : -1;
        }
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        if (!m.find()) throw new IllegalStateException("the page has no plot");
        return m;
    }

    /// Lets people pan, each a few times a second.
    private String people(List<Client> people, int pans) throws Exception {
        List<Long> took = new ArrayList<>();
        AtomicInteger lost = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (Client each : people) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < pans; i++) {
                    try {
                        long ns = each.panned();
                        synchronized (took) {
                            if (ns >= 0) took.add(ns);
                            else lost.incrementAndGet();
                        }
                        Thread.sleep(300);
                    } catch (Exception _) {
                        lost.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread each : threads) each.join();
        long[] all = took.stream().mapToLong(Long::longValue).sorted().toArray();
        return all.length == 0 ? "no frame at all" : "frames %s, median %s ms, p95 %s ms, lost %s".formatted(all.length, ms(all[all.length / 2]), ms(all[(int) (all.length * 0.95)]), lost);
    }

    private static String ms(long ns) {
        return Double.toString(Math.round(ns / 1e5) / 10.0);
    }

    private void deaf(int n, int readers) throws Exception {
        List<Client> people = new ArrayList<>();
        for (int i = 0; i < readers; i++) people.add(new Client(true).opens(900, 525));
        people(people, 5);
        System.out.println("alone:  " + people(people, 20));
        List<Client> deaf = new ArrayList<>();
        for (int i = 0; i < n; i++) deaf.add(new Client(false).opens(1900, 1000));
        Thread attackers = Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                for (Client each : deaf) {
                    try {
                        if (!each.socket.isOutputClosed()) each.pans();
                    } catch (Exception _) {
                        each.socket.abort();
                    }
                }
            }
        });
        System.out.println("beside: " + people(people, 60));
        attackers.interrupt();
        System.out.println(health() + "; " + metrics());
        deaf.forEach(each -> each.socket.abort());
        System.out.println("after:  " + people(people, 20));
        System.out.println(health() + "; " + metrics());
    }

    private void drip(int n) throws Exception {
        List<Socket> open = new ArrayList<>();
        long from = System.nanoTime();
        for (int i = 0; i < n; i++) {
            Socket socket = new Socket(page.getHost(), page.getPort());
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            open.add(socket);
        }
        for (int second = 0; second < 90 && !open.isEmpty(); second++) {
            Thread.sleep(1000);
            open.removeIf(socket -> !alive(socket));
            if (second % 5 == 0 || open.isEmpty()) System.out.println("after %s s: %s of %s are open; %s".formatted((System.nanoTime() - from) / 1_000_000_000, open.size(), n, health()));
        }
    }

    private static boolean alive(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void half(int n) throws Exception {
        List<Client> clients = new ArrayList<>();
        String part = "x".repeat(1 << 20);
        for (int i = 0; i < n; i++) {
            Client each = new Client(true).opens(900, 525);
            clients.add(each);
            try {
                each.socket.sendText("{\"msgid\":\"9\",\"msgtype\":\"PATCH-DOC\"}", true).get(30, TimeUnit.SECONDS);
                each.socket.sendText("{}", true).get(30, TimeUnit.SECONDS);
                for (int mb = 0; mb < 19; mb++) each.socket.sendText(part, false).get(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                // the server has had enough
            }
        }
        System.out.println("%s clients, %s cut off; %s; %s".formatted(n, clients.stream().filter(c -> c.gone.getCount() == 0).count(), health(), metrics()));
    }

    private void collide(int n) throws Exception {
        Client client = new Client(true).opens(900, 525);
        // lists [a, b] with 31 * a + b the same
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 40_000; i++) entries.append(i == 0 ? "" : ",").append("[[%s,%s],1]".formatted(i, 31L * (100_000 - i)));
        for (int i = 0; i < n; i++) {
            long from = System.nanoTime();
            client.answers.drainPermits();
            client.change(client.figure, "tags", "[{\"type\":\"map\",\"entries\":[%s]}]".formatted(entries));
            boolean answered = client.answers.tryAcquire(120, TimeUnit.SECONDS) || client.gone.getCount() == 0;
            System.out.println("message of %s KB: %s after %s ms; %s".formatted(entries.length() >> 10, answered ? client.gone.getCount() == 0 ? "cut off" : "answered" : "silent", ms(System.nanoTime() - from), health()));
            if (client.gone.getCount() == 0) client = new Client(true).opens(900, 525);
        }
    }

    private void canvas(int n) throws Exception {
        for (int i = 0; i < n; i++) {
            Client client = new Client(true).opens(16_384, 16_384);
            client.frames.drainPermits();
            client.pans();
            boolean came = client.frames.tryAcquire(60, TimeUnit.SECONDS);
            System.out.println((came ? "a frame came; " : "no frame came; ") + health() + "; " + metrics());
            client.socket.abort();
        }
        Thread.sleep(5000);
        System.out.println("later: " + metrics());
    }

    private void sessions(int n) throws Exception {
        for (int i = 1; i <= n; i++) {
            Client client = null;
            while (client == null) {
                try {
                    client = new Client(true);
                } catch (RuntimeException full) {
                    Thread.sleep(200);      // all seats are taken
                }
            }
            client.opens(900, 525);
            client.socket.abort();
            if (i % Math.max(1, n / 10) == 0) System.out.println(i + " pages; " + metrics());
        }
    }

    private void soak(int minutes) throws Exception {
        int seats = 150;
        List<Client> people = new ArrayList<>();
        for (int i = 0; i < seats; i++) people.add(new Client(true).opens(900, 525));
        for (int minute = 0; minute < minutes; minute++) {
            long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            List<Client> some = new ArrayList<>();
            while (System.nanoTime() < until) {
                int at = RANDOM.nextInt(seats);
                try {
                    if (RANDOM.nextInt(20) == 0) {
                        people.get(at).socket.abort();
                        people.set(at, new Client(true).opens(900, 525));
                    } else {
                        people.get(at).pans();
                    }
                } catch (Exception e) {
                    people.get(at).socket.abort();
                    Thread.sleep(100);
                }
                if (some.size() < 10) some.add(people.get(at));
            }
            System.out.println("minute %s: %s; %s".formatted(minute + 1, people(some.stream().filter(c -> !c.socket.isOutputClosed()).toList(), 10), metrics()));
        }
    }

    private void fuzz(int n) throws Exception {
        List<String> shreds = List.of("{", "}", "[", "]", ",", ":", "\"", "\"type\":", "\"object\"", "\"ndarray\"", "\"bytes\"", "\"map\"", "\"set\"", "\"entries\":", "\"id\":", "\"name\":", "\"events\":", "\"kind\":", "\"ModelChanged\"",
                "\"MessageSent\"", "\"attr\":", "\"new\":", "null", "true", "1e999", "-1", "\"\\u0000\"", "\"Range1d\"", "\"data\":\"H4sI\"", "9".repeat(400));
        Client client = new Client(true).opens(900, 525);
        int cut = 0;
        for (int i = 1; i <= n; i++) {
            StringBuilder content = new StringBuilder("{\"events\":[");
            for (int k = RANDOM.nextInt(12); k > 0; k--) content.append(shreds.get(RANDOM.nextInt(shreds.size())));
            if (RANDOM.nextBoolean()) content.append("]}");
            try {
                client.say(RANDOM.nextInt(10) == 0 ? "PULL-DOC-REQ" : "PATCH-DOC", content.toString());
            } catch (Exception _) {
                // cut off: it was no JSON
            }
            if (client.gone.getCount() == 0 || client.socket.isOutputClosed()) {
                cut++;
                client = new Client(true);
            }
            if (i % Math.max(1, n / 10) == 0) System.out.println("%s messages, %s times cut off; %s; %s".formatted(i, cut, health(), metrics()));
        }
    }

    private String health() throws InterruptedException {
        long from = System.nanoTime();
        try {
            HttpRequest ask = HttpRequest.newBuilder(page.resolve("/health/live")).timeout(Duration.ofSeconds(30)).build();
            int status = http.sendAsync(ask, HttpResponse.BodyHandlers.discarding()).get(30, TimeUnit.SECONDS).statusCode();
            return "health %s after %s ms".formatted(status, ms(System.nanoTime() - from));
        } catch (TimeoutException | java.util.concurrent.ExecutionException _) {
            return "health does not answer";
        }
    }

    /// Memory, threads and files of the server.
    private String metrics() throws InterruptedException {
        try {
            HttpRequest ask = HttpRequest.newBuilder(page.resolve("/metrics")).header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(30)).build();
            Map<String, String> values = new TreeMap<>();
            http.send(ask, HttpResponse.BodyHandlers.ofLines()).body().filter(l -> !l.startsWith("#")).map(l -> l.split(" ")).forEach(l -> values.put(l[0].replace("aquatint_", ""), l[1]));
            return String.join(", ", Arrays.stream(new String[] {"pages", "sockets", "heap_used_bytes", "kept_bytes", "send_queue_bytes", "threads", "open_files"}).map(name -> name.replace("_bytes", "") + " " + short_(values.get(name), name)).toList());
        } catch (IOException _) {
            return "no metrics";
        }
    }

    private static String short_(String value, String name) {
        return value == null ? "?" : name.endsWith("bytes") ? (Long.parseLong(value) >> 20) + " MB" : value;
    }
}
