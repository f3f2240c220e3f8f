package dev.aquatint.shell.script;

import dev.aquatint.shell.engine.SnippetClasses;
import dev.aquatint.shell.engine.Succession;
import dev.aquatint.spi.Sharing;
import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The values of `shared(...)` in one script, by the place in its code: all instances have the same classes by name.
final class SharedValues implements Sharing {
    /// A place, and what was made there; whoever comes while it is made waits.
    private static final class Place {
        final ReentrantLock lock = new ReentrantLock();
        boolean made;
        Object value;
    }

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    @Override
    public <T> T shared(Supplier<T> maker) {
        Place place = places.computeIfAbsent(place(), _ -> new Place());
        take(place.lock);
        try {
            if (!place.made) {
                T value = maker.get();
                if (value != null && value.getClass().getClassLoader() instanceof SnippetClasses) {
                    throw new IllegalStateException("shared(...) made a %s, a class of this script, and each page has its own of those: share values of Java's or Aquatint's classes".formatted(value.getClass().getSimpleName()));
                }
                place.value = value;
                place.made = true;
            }
            @SuppressWarnings("unchecked")      // the same code made it
            T value = (T) place.value;
            return value;
        } finally {
            place.lock.unlock();
        }
    }

    /// Whoever waits can be stopped, if its page goes while another one makes the value.
    private static void take(ReentrantLock lock) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another page made a shared value", e);
        }
    }

    private static String place() {
        StackFrame frame = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(frames -> frames.filter(f -> Succession.wrapperOf(f.getClassName()).isPresent()).findFirst()).orElseThrow(() -> new IllegalStateException("shared(...) is for scripts"));
        return frame.getClassName() + "." + frame.getMethodName() + frame.getDescriptor() + "@" + frame.getByteCodeIndex();
    }
}
