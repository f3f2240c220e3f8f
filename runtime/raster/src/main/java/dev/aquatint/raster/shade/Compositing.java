package dev.aquatint.raster.shade;

import dev.aquatint.operation.Composite;

/// One pixel on top of another, 0xAABBGGRR and not premultiplied, with the roundings of Datashader: channels in float64 from 0 to 1, the
/// result rounded down.
final class Compositing {
    private Compositing() {}

    /// @param how one for colours
    static int put(int src, int dst, Composite how) {
        return switch (how) {
            case OVER -> over(src, dst);
            case ADD -> add(src, dst);
            case SATURATE -> saturate(src, dst);
            case SOURCE -> src >>> 24 != 0 ? src : dst;
            case MAX, MIN, MEAN, NEAREST -> throw new IllegalArgumentException(how.forColours().toString());
        };
    }

    static int over(int src, int dst) {
        double sa = channel(src, 24), da = channel(dst, 24), rest = 1 - sa, a = sa + da * rest;
        if (a == 0) return 0;
        return rgba((channel(src, 0) * sa + channel(dst, 0) * da * rest) / a, (channel(src, 8) * sa + channel(dst, 8) * da * rest) / a,
                (channel(src, 16) * sa + channel(dst, 16) * da * rest) / a, a);
    }

    private static int add(int src, int dst) {
        double sa = channel(src, 24), da = channel(dst, 24), a = Math.min(1, sa + da);
        if (a == 0) return 0;
        return rgba((channel(src, 0) * sa + channel(dst, 0) * da) / a, (channel(src, 8) * sa + channel(dst, 8) * da) / a,
                (channel(src, 16) * sa + channel(dst, 16) * da) / a, a);
    }

    private static int saturate(int src, int dst) {
        double sa = channel(src, 24), da = channel(dst, 24), a = Math.min(1, sa + da), part = Math.min(sa, 1 - da);
        if (a == 0) return 0;
        return rgba((part * channel(src, 0) + channel(dst, 0) * da) / a, (part * channel(src, 8) + channel(dst, 8) * da) / a,
                (part * channel(src, 16) + channel(dst, 16) * da) / a, a);
    }

    private static double channel(int rgba, int shift) {
        return (rgba >>> shift & 255) / 255.0;
    }

    private static int rgba(double r, double g, double b, double a) {
        return Painter.rgba(whole(r), whole(g), whole(b), whole(a));
    }

    private static int whole(double c) {
        return Math.min(255, (int) (c * 255));
    }
}
