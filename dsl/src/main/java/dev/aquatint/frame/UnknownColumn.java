package dev.aquatint.frame;

/// A name that is no column of the frame; the message names the frame, the nearest column and all of them.
public final class UnknownColumn extends IllegalArgumentException {
    UnknownColumn(String asked, Schema schema) {
        super(schema.skipped().containsKey(asked)
                ? "column '%s' of %s is not read: %s".formatted(asked, schema.source(), schema.skipped().get(asked))
                : "no column '%s' in %s: %sits columns are %s".formatted(asked, schema.source(),
                        Nearest.to(asked, schema.names()).map("did you mean '%s'? "::formatted).orElse(""),
                        String.join(", ", schema.names())));
    }
}
