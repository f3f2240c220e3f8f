package dev.aquatint.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.document.Document;
import dev.aquatint.document.Laid;
import dev.aquatint.document.PageLayout;
import dev.aquatint.document.PlotFigure;
import dev.aquatint.document.Strip;
import dev.aquatint.document.plot.TileSite;
import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Viewable;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Viewport;
import dev.aquatint.session.Pane;
import dev.aquatint.session.Panes;
import dev.aquatint.session.Screen;
import dev.aquatint.session.threads.PageThreads;
import dev.aquatint.stream.Xy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One opened page at work: its layout as Bokeh models, and behind each plot a pane that draws it.
final class LivePage implements AutoCloseable {
    private final App.Page page;
    private final Document document;
    private final TileSite site;
    private final Panes panes;
    private final PageThreads threads;
    private final Runnable stop, stopCode, stopViews, stopCredits, untrouble;
    /// In the order of the page.
    private volatile List<Plot> plots = List.of();

    // guarded by this
    private List<AutoCloseable> open = List.of();
    private Viewable root, wanted;
    /// What the controls were set to before anybody touched them.
    private List<Map<String, JsonNode>> given;
    private boolean laying, closed;

    // only touched by who lays the page out
    private Laid laid;
    /// Where plots are to begin.
    private List<Optional<Extent>> begin;

    /// Only touched by the thread that tells what a browser has said: what failed last of it.
    private Runnable failing;

    private record Plot(PlotFigure figure, Pane pane, Pane.Opening opening) {
        boolean alike(Pane.Opening other) {
            return opening.home().equals(other.home()) && opening.axes().equals(other.axes());
        }
    }

    /// @param state what to begin with; controls of what others see as well are left alone
    LivePage(App.Page page, Document document, TileSite site, Panes panes, PageThreads threads, PageState state) {
        this.page = page;
        this.document = document;
        this.site = site;
        this.panes = panes;
        this.threads = threads;
        document.listeners(threads.inOrder(this::heard));
        given = PageState.values(page.root());
        if (page.ownsRoot()) state.apply(page.root());
        begin = state.views();
        show(page.root());
        begin = List.of();
        stop = page.onRoot(this::show);
        stopCode = page.onCode(this::codeChanged);
        stopViews = page.views().map(this::offer).orElse(() -> { });
        stopCredits = site.onAttribution(this::credit);
        untrouble = page.onTrouble(trouble -> trouble.ifPresentOrElse(t -> document.failed(t.message(), t.where()), document::healthy));
    }

    private Runnable offer(App.Views views) {
        Strip strip = new Strip(document, new Strip.Wishes() {
            @Override
            public void show(int number) {
                views.show(number);
            }

            @Override
            public void pin(int number, boolean pinned) {
                views.pin(number, pinned);
            }
        });
        Runnable offer = () -> strip.show(views.entries().stream().map(e -> new Strip.Entry(e.number(), e.label(), e.pinned(), e.shown())).toList());
        offer.run();
        return views.onChange(offer);
    }

    private void codeChanged() {
        for (AutoCloseable each : open()) {
            if (each instanceof Pane pane) pane.codeChanged();
        }
    }

    private synchronized List<AutoCloseable> open() {
        return open;
    }

    /// What a browser has said was told to its listeners, among them the page's own code.
    private void heard(Runnable told, Throwable error) {
        if (error != null) {
            failing = told;
            String where = page.locate(error).orElse("");
            document.failed(text(error), where.isEmpty() ? null : where);
            page.failed(text(error), where);
        } else if (failing == told) {
            failing = null;
            document.healthy();
        }
    }

    private void credit() {
        plots.forEach(p -> p.figure.credit());
    }

    /// Who comes while something else is being laid out leaves this to be laid out next: functions of views are called for it, and may take their time.
    private void show(Viewable root) {
        synchronized (this) {
            wanted = root;
            if (laying) return;
        }
        try {
            for (Viewable next = next(); next != null; next = next()) lay(next);
        } finally {
            synchronized (this) {
                laying = false;
            }
        }
    }

    private synchronized Viewable next() {
        Viewable next = closed ? null : wanted;
        wanted = null;
        laying = next != null;
        return next;
    }

    private void lay(Viewable root) {
        List<Map<String, JsonNode>> values = laid == null ? given : PageState.values(root);
        List<AutoCloseable> now = new ArrayList<>(), over;
        List<Plot> replaced = plots, made = new ArrayList<>();
        laid = PageLayout.show(root, laid, document, plotted -> {
            Plot predecessor = made.size() < replaced.size() ? replaced.get(made.size()) : null;
            Optional<Extent> start = made.size() < begin.size() ? begin.get(made.size()) : Optional.empty();
            made.add(plot((View) plotted, predecessor, now));
            start.ifPresent(made.getLast().figure::see);
            return made.getLast().figure.model();
        }, now);
        synchronized (this) {
            over = closed ? List.copyOf(now) : open.stream().filter(each -> !now.contains(each)).toList();
            if (!closed) {
                open = now;
                plots = made;
                this.root = root;
                given = values;
            }
        }
        closeAll(over);
        List<List<PlotFigure>> rows = new ArrayList<>();
        side(laid, rows);
        PlotFigure.share(document, rows, made.stream().map(Plot::figure).filter(p -> rows.stream().noneMatch(r -> r.contains(p))).toList());
    }

    /// Finds plots that stand side by side.
    private void side(Laid of, List<List<PlotFigure>> rows) {
        of.within().forEach(each -> side(each, rows));
        if (!(of.of() instanceof Row)) return;
        List<PlotFigure> row = plots.stream().map(Plot::figure).filter(p -> of.within().stream().anyMatch(each -> each.model() == p.model())).toList();
        if (row.size() > 1) rows.add(row);
    }

    /// @param predecessor what stood there before, or null; with the same home and axes it goes on with this view, so that the same part is seen and nothing is laid out again.
    ///        Where another version of it fails, its last good picture stays
    private Plot plot(View view, Plot predecessor, List<AutoCloseable> toClose) {
        Pane pane = panes.pane(view, threads);
        Pane.Opening opening = pane.open();
        boolean stays = opening.error() != null && page.views().isEmpty();
        if (predecessor != null && predecessor.opening.error() == null && (stays || opening.error() == null && predecessor.alike(opening))) {
            toClose.add(predecessor.pane);
            predecessor.pane.become(pane);
            if (predecessor.pane.followsPointer()) predecessor.figure.followPointer();
            return new Plot(predecessor.figure, predecessor.pane, stays ? predecessor.opening : opening);
        }
        toClose.add(pane);
        PlotFigure figure = new PlotFigure(document, opening.style(), opening.axes(), opening.home(), site, new PlotFigure.Listener() {
            @Override
            public void viewport(Viewport v) {
                pane.viewport(v);
            }

            @Override
            public void tapped(Xy at) {
                pane.tapped(at);
            }

            @Override
            public void pointer(Xy at) {
                pane.pointer(at);
            }

            @Override
            public void shown(long frame) {
                pane.shown(frame);
            }
        });
        if (pane.followsPointer()) figure.followPointer();
        Screen screen = new FigureScreen(figure);
        if (opening.error() != null) screen.failed(opening.error());
        pane.start(screen, opening.guess(900, 525));
        return new Plot(figure, pane, opening);
    }

    /// What its reader has made of it.
    PageState state() {
        List<Map<String, JsonNode>> from;
        Viewable now;
        synchronized (this) {
            from = given;
            now = root;
        }
        return new PageState(plots.stream().map(p -> p.figure.moved()).toList(), PageState.changed(from, PageState.values(now)));
    }

    private final class FigureScreen implements Screen {
        private final PlotFigure figure;
        private volatile String told = "";

        FigureScreen(PlotFigure figure) {
            this.figure = figure;
        }

        @Override
        public long show(Picture picture) {
            return figure.show(picture);
        }

        @Override
        public void values(Picture picture) {
            figure.values(picture);
        }

        @Override
        public void failed(Throwable error) {
            Throwable root = error;
            while (root.getCause() != null) root = root.getCause();
            String where = page.locate(error).orElse(""), message = text(error);
            figure.failed(message, root == error ? error.getClass().getSimpleName() : text(root), where);
            if (told.equals(where + message)) return;
            told = where + message;
            page.failed(message, where);
        }

        @Override
        public void healthy() {
            told = "";
            figure.healthy();
        }

        @Override
        public void progress(String what, double done) {
            figure.progress(what, done);
        }
    }

    private static String text(Throwable error) {
        return error.getMessage() != null ? error.getMessage() : error.getClass().getSimpleName();
    }

    private static void closeAll(List<AutoCloseable> all) {
        for (AutoCloseable c : all) {
            try {
                c.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        stop.run();
        stopCode.run();
        stopViews.run();
        stopCredits.run();
        untrouble.run();
        List<AutoCloseable> over;
        synchronized (this) {
            closed = true;
            over = open;
            open = List.of();
        }
        closeAll(over);
    }
}
