package dev.aquatint.raster.save;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Colours and opacities as a PNG file, compressed fast rather than well; javax.imageio would search for plug-ins first, and takes twice the time.
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int CHUNK = 1 << 16;

    private Png() {}

    /// @param rgba 0xAABBGGRR, not premultiplied, row 0 at the bottom
    static void write(OutputStream to, int[] rgba, int width, int height) throws IOException {
        to.write(SIGNATURE);
        chunk(to, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0}).array());
        try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
            byte[] row = new byte[1 + 4 * width], packed = new byte[CHUNK];     // the first byte of a row: no filter
            int filled = 0;
            for (int y = height - 1; y >= 0; y--) {
                for (int x = 0, at = 1; x < width; x++) {
                    int p = rgba[y * width + x];
                    row[at++] = (byte) p;
                    row[at++] = (byte) (p >> 8);
                    row[at++] = (byte) (p >> 16);
                    row[at++] = (byte) (p >> 24);
                }
                deflater.setInput(row);
                if (y == 0) deflater.finish();
                while (y == 0 ? !deflater.finished() : !deflater.needsInput()) {
                    filled += deflater.deflate(packed, filled, CHUNK - filled);
                    if (filled < CHUNK) continue;
                    chunk(to, "IDAT", packed);
                    filled = 0;
                }
            }
            chunk(to, "IDAT", Arrays.copyOf(packed, filled));
        }
        chunk(to, "IEND", new byte[0]);
    }

    private static void chunk(OutputStream to, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        to.write(ByteBuffer.allocate(4).putInt(data.length).array());
        to.write(name);
        to.write(data);
        to.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
