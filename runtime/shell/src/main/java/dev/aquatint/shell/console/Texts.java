package dev.aquatint.shell.console;

import dev.aquatint.element.Glyph;
import dev.aquatint.frame.Frame;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.spi.HomeFolder;
import dev.aquatint.style.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.VarSnippet;

/// What may stand in a text literal: columns, colour maps, files.
final class Texts {
    private static final int MOST = 500;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
    /// By call; where it is not here, columns are meant.
    private static final Map<String, String> FILES = Map.of("parquet", ".*\\.parquet", "arrow", ".*\\.(arrow|feather|ipc)", "csv", ".*\\.(csv|tsv|txt)(\\.gz)?|.*\\.zip", "save", ".*", "of", ".*");
    private static final Map<String, List<String>> NAMES = Map.of("cnorm", List.of("linear", "log", "cbrt", "eq_hist"), "sample", List.of("nyc_taxi", "gps"));

    private final Interpreter interpreter;

    Texts(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /// All that begin as the literal does; folders end with a slash and are not whole yet.
    List<String> of(Literal literal) {
        Stream<String> all = literal.call().equals("cmap") ? Palette.names().stream() : NAMES.containsKey(literal.call()) ? NAMES.get(literal.call()).stream()
                : FILES.containsKey(literal.call()) ? files(literal.begun(), FILES.get(literal.call())).stream() : columns(literal.before()).stream();
        return all.filter(text -> text.startsWith(literal.begun())).toList();
    }

    /// Files of a folder whose names are begun.
    static List<String> files(String begun, String pattern) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        Predicate<Path> shown = f -> begun.substring(slash + 1).startsWith(".") || !f.getFileName().toString().startsWith(".");
        try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder.startsWith("~/") ? HomeFolder.path() + folder.substring(1) : folder))) {
            return files.filter(shown).filter(f -> Files.isDirectory(f) || f.getFileName().toString().matches(pattern)).limit(MOST)
                    .map(f -> folder + f.getFileName() + (Files.isDirectory(f) ? "/" : "")).sorted().toList();
        } catch (IOException | InvalidPathException _) {
            return List.of();       // no such folder: nothing to offer
        }
    }

    /// Of the frame that is named last before the literal; of all frames if none is.
    private Collection<String> columns(String before) {
        Map<String, Frame> frames = frames();
        List<String> words = new ArrayList<>();
        for (Matcher m = WORD.matcher(before); m.find(); ) words.add(m.group());
        for (String word : words.reversed()) {
            if (frames.containsKey(word)) return frames.get(word).schema().names();
        }
        return frames.values().stream().flatMap(f -> f.schema().names().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Frame> frames() {
        Map<String, Frame> all = new LinkedHashMap<>();
        for (VarSnippet v : interpreter.shell().variables().toList()) {
            switch (interpreter.value(v)) {
                case Frame f -> all.put(v.name(), f);
                case Glyph<?> g -> all.put(v.name(), g.frame());
                case null, default -> { }
            }
        }
        return all;
    }
}
