package dev.aquatint.shell.bench;

import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// The CRC-32C of all cells, little-endian, plane by plane; every NaN is the same one.
final class Checksum {
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).order(ByteOrder.LITTLE_ENDIAN);

    private Checksum() {}

    static String of(Raster raster) {
        Checksum sum = new Checksum();
        for (Plane plane : raster.planes()) sum.add(plane);
        return sum.hex();
    }

    static String of(int[] rgba) {
        Checksum sum = new Checksum();
        for (int v : rgba) sum.room(4).putInt(v);
        return sum.hex();
    }

    private void add(Plane plane) {
        for (int i = 0; i < plane.size(); i++) room(8).putLong(Double.doubleToLongBits(plane.value(i)));
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) drain();
        return bytes;
    }

    private void drain() {
        crc.update(bytes.flip());
        bytes.clear();
    }

    private String hex() {
        drain();
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
