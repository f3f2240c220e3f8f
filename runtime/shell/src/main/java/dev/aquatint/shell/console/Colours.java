package dev.aquatint.shell.console;

import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/// How many colours a terminal has.
enum Colours {
    NONE, SIXTEEN, PALETTE, TRUE;

    /// `NO_COLOR` with any value but an empty one asks for none, `COLORTERM` tells of 24 bits.
    static Colours of(Terminal terminal, Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || terminal.getType().startsWith(Terminal.TYPE_DUMB)) return NONE;
        if (environment.getOrDefault("COLORTERM", "").matches("truecolor|24bit")) return TRUE;
        Integer most = terminal.getNumericCapability(Capability.max_colors);
        return most == null || most < 8 ? NONE : most < 256 ? SIXTEEN : most == 256 ? PALETTE : TRUE;
    }
}
