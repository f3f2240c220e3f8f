package dev.aquatint.document;

import dev.aquatint.document.plot.Look;

/// How a page looks. A server cannot know what a reader's system prefers, so the page asks for it.
public enum Theme {
    LIGHT(new Look("#ffffff", "#ffffff", "#1f2328", "#57606a", "#d0d7de", "#1f6feb", "#b3261e", "#fdecea", """
            :host { --base-font: system-ui, sans-serif; --font-size: 13px; }
            .noUi-connect { background: #1f6feb !important; }
            .noUi-handle { background: #ffffff; border: 2px solid #1f6feb; box-shadow: none; }
            .noUi-handle:hover, .noUi-handle:focus-visible { background: #ddeaff; }
            """)),
    DARK(new Look("#16191d", "#1f2328", "#e6edf3", "#9da7b3", "#3d444d", "#58a6ff", "#ff8a80", "#3a1f1f", """
            :host { --base-font: system-ui, sans-serif; --font-size: 13px; color: #e6edf3;
              --color: #e6edf3; --background-color: #1f2328; --surface-background-color: #2a3038; --hover-color: #2a3038;
              --border-color: #3d444d; --divider-color: #3d444d; --button-color: #3d444d; --placeholder-color: #7d8590; --icon-color: #9da7b3;
              --disabled-color: #7d8590; --disabled-background-color: #2a3038; --inverted-color: #1f2328;
              --inactive-bg: #2a3038; --inactive-fg: #7d8590; --active-bg: #1f3a5f; --active-fg: #58a6ff; --active-border: #58a6ff; }
            .bk-input { color: var(--color); color-scheme: dark; }
            select.bk-input { appearance: auto !important; -webkit-appearance: auto !important; background-image: none !important; }
            .noUi-target { background: #2a3038; border-color: #3d444d; box-shadow: none; }
            .noUi-handle { background: #e6edf3; border: 2px solid #58a6ff; box-shadow: none; }
            .noUi-handle:hover, .noUi-handle:focus-visible { background: #ffffff; }
            .noUi-connect { background: #58a6ff !important; }
            """));

    private final Look look;

    Theme(Look look) {
        this.look = look;
    }

    /// The theme of that name, light for any other: it comes from a page's address.
    public static Theme of(String name) {
        return "dark".equalsIgnoreCase(name) ? DARK : LIGHT;
    }

    Look look() {
        return look;
    }
}
