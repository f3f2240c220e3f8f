package dev.aquatint.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/// The user's standard error, where the launcher put it: the JVM got another one for its warnings.
final class StandardError {
    private StandardError() {}

    /// Makes `System.err` the user's again. Does nothing where the launcher did nothing.
    static void restore() {
        String number = System.getenv("AQUATINT_STDERR");
        if (number == null) return;
        try {
            // by number and not by name: /dev/fd cannot be opened where standard error is a socket
            var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            String encoding = System.getProperty("stderr.encoding", System.getProperty("native.encoding"));
            System.setErr(new PrintStream(new FileOutputStream(constructor.newInstance(Integer.parseInt(number))), true, Charset.forName(encoding)));
        } catch (ReflectiveOperationException | RuntimeException _) {
            // then messages go where the JVM's go
        }
    }
}
