package dev.aquatint.columns.exchange;

import dev.aquatint.Aquatint;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/// What works, and what is said, in a process without the jar of the C data interface.
final class WithoutCData {
    private WithoutCData() {}

    public static void main(String[] arguments) throws IOException {
        Frame f = Aquatint.frame(Map.of("x", new int[] {1, 2}));
        try (var allocator = new RootAllocator()) {
            try (ArrowReader reader = Arrow.reader(f, allocator)) {
                System.out.println("rows " + Arrow.frame(reader).rows());
            }
            try {
                Arrow.export(f, allocator, 64);
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
