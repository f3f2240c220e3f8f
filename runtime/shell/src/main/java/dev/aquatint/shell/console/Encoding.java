package dev.aquatint.shell.console;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How texts are bytes on a terminal or in a pipe.
public final class Encoding {
    private Encoding() {}

    /// As the locale says. Where none is set, which means ASCII, it is UTF-8, as for most programs of today: `×` is no question mark.
    ///
    /// @param property as in `stdout.encoding`
    public static Charset of(String property) {
        Charset said = Charset.forName(System.getProperty(property, System.getProperty("native.encoding", "UTF-8")), StandardCharsets.UTF_8);
        return said.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : said;
    }
}
