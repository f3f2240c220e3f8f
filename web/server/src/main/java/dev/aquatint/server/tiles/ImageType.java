package dev.aquatint.server.tiles;

import java.nio.charset.StandardCharsets;

/// What an image is by its first bytes; what a server claims about it is not asked.
enum ImageType {
    PNG("image/png"), JPEG("image/jpeg"), WEBP("image/webp");

    final String mime;

    ImageType(String mime) {
        this.mime = mime;
    }

    /// @return null if it is none of these
    static ImageType of(byte[] image) {
        if (starts(image, 0, "\u0089PNG\r\n\u001a\n")) return PNG;
        if (starts(image, 0, "\u00ff\u00d8\u00ff")) return JPEG;
        if (starts(image, 0, "RIFF") && starts(image, 8, "WEBP")) return WEBP;
        return null;
    }

    private static boolean starts(byte[] image, int at, String with) {
        byte[] want = with.getBytes(StandardCharsets.ISO_8859_1);
        if (image.length < at + want.length) return false;
        for (int i = 0; i < want.length; i++) if (image[at + i] != want[i]) return false;
        return true;
    }
}
