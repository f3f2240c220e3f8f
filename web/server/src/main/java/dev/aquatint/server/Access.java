package dev.aquatint.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// The token of this process: whoever has it may open pages. It comes in the address once, and in a cookie from then on.
final class Access {
    static final String PARAMETER = "token";
    private static final String BEARER = "Bearer ";

    private final Secret token;
    private final String cookie, path;
    private final Origins origins;
    private final Users users;
    private final Throttle throttle = new Throttle(System::nanoTime);
    final Guests guests = new Guests();

    /// @param port is in the cookie's name, as browsers keep one jar for all ports of a host
    /// @param prefix of all paths, which the cookie is for
    Access(Secret token, int port, String prefix, Origins origins, Users users) {
        this.token = token;
        this.origins = origins;
        this.users = users;
        path = prefix + "/";
        cookie = "aquatint-" + port;
    }

    /// @return whether the cookie or the Authorization header has the token, or that header a user's name and password
    boolean granted(Request request, Caller caller) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return authorization != null && authorization.startsWith(BEARER) && token.is(authorization.substring(BEARER.length())) || hasCookie(request) && cookieIsRight(request) || byPassword(request, caller);
    }

    /// @return whether a user asks, by name and password; who has guessed wrong too often has to wait
    boolean byPassword(Request request, Caller caller) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (authorization == null || authorization.startsWith(BEARER) || !users.any() || !wait(caller).isZero()) return false;
        boolean known = users.know(authorization);
        if (known) throttle.right(caller.address());
        else throttle.wrong(caller.address());
        return known;
    }

    /// How long passwords of this caller are not looked at.
    Duration wait(Caller caller) {
        return throttle.left(caller.address());
    }

    /// Whether a browser may ask its user for name and password.
    boolean asksForPassword() {
        return users.any();
    }

    boolean hasCookie(Request request) {
        return Request.getCookies(request).stream().anyMatch(c -> c.getName().equals(cookie));
    }

    private boolean cookieIsRight(Request request) {
        return Request.getCookies(request).stream().filter(c -> c.getName().equals(cookie)).allMatch(c -> token.is(c.getValue()));
    }

    /// @param given the values of the address's parameter; more than one is none
    boolean isToken(List<String> given) {
        return given.size() == 1 && token.is(given.getFirst());
    }

    /// The token of the link by which a guest asks, in the address or in the cookie; empty for all others.
    ///
    /// @param given the values of the address's parameter
    Optional<String> guest(Request request, List<String> given) {
        if (!given.isEmpty()) return given.size() == 1 ? Optional.of(given.getFirst()).filter(t -> guests.path(t).isPresent()) : Optional.empty();
        List<String> cookies = Request.getCookies(request).stream().filter(c -> c.getName().equals(cookie)).map(HttpCookie::getValue).toList();
        return cookies.size() == 1 ? Optional.of(cookies.getFirst()).filter(t -> guests.path(t).isPresent()) : Optional.empty();
    }

    HttpCookie cookie(Caller caller) {
        return cookie(caller, token.reveal());
    }

    /// @param value this server's token, or that of a guest's link
    HttpCookie cookie(Caller caller, String value) {
        return HttpCookie.build(cookie, value).path(path).httpOnly(true)
                .sameSite(HttpCookie.SameSite.STRICT).secure(caller.secure() || origins.secure(caller.host())).build();
    }
}
