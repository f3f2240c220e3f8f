import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Says at the end of a build which tests were skipped, and why. With `-Dskips=none` a skipped test fails the build; with another text,
/// one whose reason does not contain that text does.
///
/// The first argument is the project's folder, the second what `-Dskips` says, or nothing.
public final class Skips {
    private record Skip(String test, String reason) {}

    public static void main(String[] args) throws Exception {
        String allowed = args.length > 1 ? args[1].strip() : "";
        List<Skip> skips = new ArrayList<>();
        int tests = 0;
        for (Path report : reports(Path.of(args[0]))) tests += read(report, skips);
        if (skips.isEmpty()) {
            System.out.printf("Tests: %,d run, none skipped.%n", tests);
            return;
        }
        Map<String, List<String>> byReason = new TreeMap<>();
        skips.forEach(s -> byReason.computeIfAbsent(s.reason, _ -> new ArrayList<>()).add(s.test));
        System.out.printf("Tests: %,d run, %,d skipped:%n", tests - skips.size(), skips.size());
        byReason.forEach((reason, names) -> {
            System.out.printf("  %s (%,d)%n", reason, names.size());
            names.stream().sorted().limit(5).forEach(n -> System.out.println("      " + n));
            if (names.size() > 5) System.out.printf("      and %,d more%n", names.size() - 5);
        });
        List<String> refused = byReason.keySet().stream().filter(reason -> allowed.equals("none") || !reason.contains(allowed)).toList();
        if (!refused.isEmpty()) {
            System.out.printf("-Dskips=%s does not allow this: %s%n", allowed, String.join("; ", refused));
            System.exit(1);
        }
    }

    private static List<Path> reports(Path project) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String group : List.of(".", "runtime", "web", "web/embed")) {
            try (Stream<Path> modules = Files.list(project.resolve(group))) {
                for (Path module : modules.map(m -> m.resolve("target/surefire-reports")).filter(Files::isDirectory).sorted().toList()) {
                    try (Stream<Path> files = Files.list(module)) {
                        files.filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml")).sorted().forEach(reports::add);
                    }
                }
            }
        }
        return reports;
    }

    private static int read(Path report, List<Skip> into) throws Exception {
        NodeList cases = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            for (Node child = test.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element skipped && skipped.getTagName().equals("skipped")) into.add(new Skip(name(test), reason(skipped)));
            }
        }
        return cases.getLength();
    }

    private static String name(Element test) {
        String type = test.getAttribute("classname");
        return type.substring(type.lastIndexOf('.') + 1) + (test.getAttribute("name").isEmpty() ? "" : "." + test.getAttribute("name"));
    }

    private static String reason(Element skipped) {
        String said = skipped.getAttribute("message").isBlank() ? skipped.getTextContent() : skipped.getAttribute("message");
        return said.lines().map(String::strip).filter(line -> !line.isBlank()).findFirst().orElse("no reason given").replaceFirst("^(org\\.opentest4j\\.TestAbortedException: )?(Assumption failed: ?)?", "");
    }
}
