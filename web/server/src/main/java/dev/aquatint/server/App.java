package dev.aquatint.server;

import dev.aquatint.layout.Viewable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// What a path of the server shows: a fresh page for everyone who opens it.
@FunctionalInterface
public interface App {

    /// Called once for each page that is opened, on a thread of its own. Who opens one that takes more than a second is shown what is told to
    /// `Progress.CURRENT` meanwhile, which is bound there.
    ///
    /// @throws Exception shown to that page's reader as an error, and to nobody else
    Page open(Request request) throws Exception;

    /// How it is announced where several apps are listed; empty for its path alone.
    default Optional<Card> card() {
        return Optional.empty();
    }

    /// @param arguments of the query, without those of the server's own
    record Request(Map<String, List<String>> arguments) {}

    /// What keeps a page from being brought up to date.
    ///
    /// @param where as in `nyc_taxi.jsh line 12`
    record Trouble(String message, String where) {}

    /// One opened page; closed when its browser has gone for good.
    interface Page extends AutoCloseable {
        String title();

        Viewable root();

        /// Whether what it shows is there for this page alone, so that an address may say what its controls are set to.
        default boolean ownsRoot() {
            return false;
        }

        /// Tells when the page is to show something else from now on; the page of a REPL does.
        ///
        /// @return stops it
        default Runnable onRoot(Consumer<Viewable> shown) {
            return () -> { };
        }

        /// Tells when code behind the view was changed in place; functions of dynamic maps are called again then.
        ///
        /// @return stops it
        default Runnable onCode(Runnable changed) {
            return () -> { };
        }

        /// Tells when what the page shows cannot be brought up to date, and with nothing once it can be again; what is shown stays meanwhile.
        ///
        /// @return stops it
        default Runnable onTrouble(Consumer<Optional<Trouble>> told) {
            return () -> { };
        }

        /// Views to go back to; none for most pages.
        default Optional<Views> views() {
            return Optional.empty();
        }

        /// Told when a view of the page fails, once until it works again, for whoever runs it; what its reader sees is drawn already. It is logged, if nobody has a better place.
        ///
        /// @param where as [#locate] says it; empty if that is not known
        default void failed(String message, String where) {
            LoggerFactory.getLogger(App.class).warn(where.isEmpty() ? message : where + ": " + message);
        }

        /// Where in the page's script an error happened, as in `nyc_taxi.jsh line 12`.
        default Optional<String> locate(Throwable error) {
            return Optional.empty();
        }

        @Override
        default void close() {}
    }

    /// Views that a page has shown and can show again.
    interface Views {

        /// @param number what the view is called
        /// @param label how it was made, in one line
        /// @param pinned stays when newer ones come
        /// @param shown now
        record Entry(int number, String label, boolean pinned, boolean shown) {}

        /// The oldest first.
        List<Entry> entries();

        /// Tells when others are offered.
        ///
        /// @return stops it
        Runnable onChange(Runnable changed);

        /// Shows one of them again, in every tab.
        void show(int number);

        void pin(int number, boolean pinned);
    }

    /// The same view for everyone.
    static App of(String title, Viewable root) {
        return _ -> new Page() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public Viewable root() {
                return root;
            }
        };
    }
}
