package dev.aquatint.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Links for others: each lets whoever has it open one app, and nothing else of this server, until it is withdrawn or the server stops.
final class Guests {
    /// @param path of the app
    /// @param pages that were opened with it, by their ids
    private record Invitation(String token, String path, Set<String> pages) {}

    private final Map<String, Invitation> byToken = new ConcurrentHashMap<>();

    /// The token of the app's link: the same one until it is withdrawn.
    synchronized String invite(String path) {
        return byToken.values().stream().filter(i -> i.path.equals(path)).findFirst().orElseGet(() -> {
            var made = new Invitation(Secret.random().reveal(), path, ConcurrentHashMap.newKeySet());
            byToken.put(made.token, made);
            return made;
        }).token;
    }

    /// The link of the app lets nobody in any more.
    ///
    /// @return the ids of pages that were opened with it
    synchronized List<String> withdraw(String path) {
        var pages = new ArrayList<String>();
        for (Invitation each : List.copyOf(byToken.values())) {
            if (!each.path.equals(path)) continue;
            byToken.remove(each.token);
            pages.addAll(each.pages);
        }
        return pages;
    }

    /// The app that a token is for.
    Optional<String> path(String token) {
        return Optional.ofNullable(byToken.get(token)).map(Invitation::path);
    }

    /// A guest has opened this page.
    ///
    /// @param open whether a page is open still; of others nothing is kept
    /// @return whether the link is still good
    boolean opened(String token, String page, Predicate<String> open) {
        Invitation by = byToken.get(token);
        if (by != null) by.pages.removeIf(open.negate());
        return by != null && by.pages.add(page) && byToken.containsKey(token);
    }
}
