package dev.aquatint.shell;

import dev.aquatint.shell.console.Encoding;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;

/// What the user reads, in an encoding that has all we print.
final class StandardStreams {
    private StandardStreams() {}

    /// Makes `System.out` and `System.err` the user's; does nothing where they are. Numbers are written in the same way on every machine: what a script prints may be read by others.
    static void prepare() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        if (!System.out.charset().equals(Encoding.of("stdout.encoding"))) System.setOut(stream(FileDescriptor.out, Encoding.of("stdout.encoding")));
        FileDescriptor launched = launched();
        Charset errors = Encoding.of("stderr.encoding");
        if (launched != null || !System.err.charset().equals(errors)) System.setErr(stream(launched != null ? launched : FileDescriptor.err, errors));
    }

    private static PrintStream stream(FileDescriptor to, Charset charset) {
        return new PrintStream(new FileOutputStream(to), true, charset);
    }

    /// The user's standard error, where the launcher put it: the JVM got another one for its warnings. Null where the launcher did nothing.
    private static FileDescriptor launched() {
        String number = System.getenv("AQUATINT_STDERR");
        if (number == null) return null;
        try {
            // by number and not by name: /dev/fd cannot be opened where standard error is a socket
            var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(Integer.parseInt(number));
        } catch (ReflectiveOperationException | RuntimeException _) {
            return null;        // then messages go where the JVM's go
        }
    }
}
