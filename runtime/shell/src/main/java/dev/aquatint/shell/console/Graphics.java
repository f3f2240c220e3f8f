package dev.aquatint.shell.console;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/// How a terminal shows pictures.
enum Graphics {
    /// The protocol of kitty, which Ghostty and Konsole speak too.
    KITTY,
    /// That of iTerm2, which WezTerm speaks too.
    ITERM,
    /// That of DEC's VT340: xterm, foot, mlterm, Windows Terminal, some tmux.
    SIXEL,
    /// Two pixels a character, in as many colours as there are.
    BLOCKS,
    /// Characters that are darker or lighter.
    TEXT;

    private static final int PATIENCE = 200;

    /// By what the terminal says of itself; where that is nothing, it is asked.
    static Graphics of(Terminal terminal, Map<String, String> environment) {
        if (Colours.of(terminal, environment) == Colours.NONE) return TEXT;
        String program = environment.getOrDefault("TERM_PROGRAM", ""), type = terminal.getType();
        boolean multiplexed = environment.containsKey("TMUX") || type.startsWith("screen") || type.startsWith("tmux");
        if (!multiplexed) {
            if (environment.containsKey("KITTY_WINDOW_ID") || type.equals("xterm-kitty") || type.equals("xterm-ghostty") || program.equals("ghostty")) return KITTY;
            if (Set.of("iTerm.app", "WezTerm").contains(program)) return ITERM;
        }
        return saysSixel(terminal) ? SIXEL : BLOCKS;
    }

    /// Primary device attributes, `ESC [ ? 62 ; 4 ; 6 c`, have a 4 among them where sixels are shown.
    static boolean hasSixel(String attributes) {
        return attributes.matches("\033\\[\\?(\\d+;)*4(;\\d+)*");
    }

    private static boolean saysSixel(Terminal terminal) {
        Attributes before = terminal.enterRawMode();
        try {
            terminal.writer().print("\033[c");
            terminal.flush();
            StringBuilder answer = new StringBuilder();
            NonBlockingReader in = terminal.reader();
            for (int c = in.read(PATIENCE); c > 0 && c != 'c'; c = in.read(PATIENCE)) answer.append((char) c);
            return hasSixel(answer.toString());
        } catch (IOException _) {
            return false;
        } finally {
            terminal.setAttributes(before);
        }
    }
}
