package dev.aquatint.shell.command;

import dev.aquatint.shell.engine.ClassPath;
import dev.aquatint.shell.jar.AppJar;
import dev.aquatint.shell.jar.PackedData;
import dev.aquatint.shell.script.CompiledScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "package", description = {"Makes one jar of a script and all it needs: java -jar APP.jar serves it, without compiler and network.",
            "The same script and files give the same bytes. --with-data takes files that the script names in full by a relative path, 64 MB together."},
        footer = {"", "Examples:",
            "  aquatint package scripts/flights.jsh               as flights.jar",
            "  aquatint package app.jsh -o out/app.jar --with-data",
            "  java -jar app.jar --help                           what the app can be asked",
            "  java --add-modules jdk.incubator.vector -jar app.jar    with the faster kernels"})
final class PackageCommand implements Callable<Integer> {
    @Option(names = {"-o", "--output"}, paramLabel = "APP.jar", description = "The jar. Default: the name of the script, in this folder.")
    private Path output;
    @Option(names = "--with-data", description = "With the files that the script loads by relative paths.")
    private boolean withData;
    @Parameters(index = "0", paramLabel = "FILE.jsh", description = "The script.")
    private Path file;

    private final CommandLines context;

    PackageCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        ScriptFile.checked(file);
        Path jar = output != null ? output : Path.of(file.getFileName().toString().replaceFirst("\\.jsh$", ".jar"));
        Path folder = jar.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) throw new Complaint("there is no folder %s".formatted(folder));
        if (Files.isDirectory(jar)) throw new Complaint("%s is a folder: name the jar, as in -o %s".formatted(jar, jar.resolve("app.jar")));
        CompiledScript script = new LateScript(context.headStart().compiled(file), List.of(), (_, _) -> { }).ready();
        script.warnings().forEach(context.err()::println);
        if (!script.runtimeOptions().isEmpty()) context.err().println("a jar cannot ask for options of the JVM: start it with java %s -jar %s".formatted(String.join(" ", script.runtimeOptions()), jar));
        AppJar app = new AppJar(script, ClassPath.own(), new TreeMap<>());
        if (withData) {
            app = app.withData();
            if (app.dataBytes() > PackedData.MOST) {
                throw new Complaint("the files %s are %d MB, and at most %d MB are packed: leave out --with-data and give their paths as arguments".formatted(
                        String.join(", ", app.data().keySet()), app.dataBytes() >> 20, PackedData.MOST >> 20));
            }
            if (app.data().isEmpty()) context.err().println("there is no file that %s names in full by a path relative to this folder: nothing is packed".formatted(file.getFileName()));
        }
        app.write(jar);
        context.out().println("%s, %.1f MB%s".formatted(jar, Files.size(jar) / 1e6, app.data().isEmpty() ? "" : ", with " + String.join(", ", app.data().keySet())));
        return 0;
    }
}
