import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Makes a Java runtime of the modules that `aquatint` needs: the compiler and JShell, the Vector API, zip files, every character set.
///
/// The argument is its folder, which is made anew: jlink refuses to write into one that is there.
public final class Runtime {
    private static final List<String> MODULES = List.of("java.se", "jdk.jshell", "jdk.compiler", "jdk.incubator.vector", "jdk.unsupported", "jdk.zipfs", "jdk.charsets", "jdk.localedata",
            "jdk.crypto.ec", "jdk.net", "jdk.attach", "jdk.management");

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
            }
        }
        int code = ToolProvider.findFirst("jlink").orElseThrow(() -> new IllegalStateException("this JDK has no jlink")).run(System.out, System.err,
                "--add-modules", String.join(",", MODULES), "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--compress", "zip-6", "--output", folder.toString());
        if (code != 0) System.exit(code);
    }
}
