package dev.aquatint.shell.script;

import dev.aquatint.shell.script.Recorder.Step;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A compiled script as bytes, the same ones for the same script.
public final class Recording {
    private static final int FORMAT = 2;

    private Recording() {}

    /// Writes all of the script but its arguments.
    public static void write(CompiledScript script, OutputStream to) throws IOException {
        var out = new DataOutputStream(to);
        out.writeInt(FORMAT);
        out.writeInt(Runtime.version().feature());
        out.writeUTF(script.file().getFileName().toString());
        out.writeUTF(script.title());
        out.writeInt(script.classes().size());
        for (var e : new TreeMap<>(script.classes()).entrySet()) {
            out.writeUTF(e.getKey());
            out.writeInt(e.getValue().length);
            out.write(e.getValue());
        }
        out.writeInt(script.steps().size());
        for (Step step : script.steps()) {
            switch (step) {
                case Step.Invoke(String type, String method) -> pair(out, true, type, method);
                case Step.Replace(String before, String now) -> pair(out, false, before, now);
            }
        }
        out.flush();
    }

    private static void pair(DataOutputStream out, boolean invoke, String a, String b) throws IOException {
        out.writeBoolean(invoke);
        out.writeUTF(a);
        out.writeUTF(b);
    }

    /// A script on whose class path its libraries and files are.
    ///
    /// @param folder of the script's file, for its name
    /// @throws IOException if these bytes are none of ours, or were compiled by a newer Java than this one
    public static CompiledScript read(InputStream from, Path folder) throws IOException {
        return read(from, folder, null, List.of());
    }

    /// @param source where it comes from, or null
    /// @param arguments what it sees as `args`
    static CompiledScript read(InputStream from, Path folder, ScriptSource source, List<String> arguments) throws IOException {
        var in = new DataInputStream(from);
        if (in.readInt() != FORMAT) throw new IOException("this is no script compiled by this version of Aquatint");
        int java = in.readInt();
        if (java > Runtime.version().feature()) throw new IOException("the script was compiled by Java %d; this is Java %d: run it with %1$d or newer".formatted(java, Runtime.version().feature()));
        Path file = folder.resolve(in.readUTF());
        String title = in.readUTF();
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        List<Step> steps = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) steps.add(in.readBoolean() ? new Step.Invoke(in.readUTF(), in.readUTF()) : new Step.Replace(in.readUTF(), in.readUTF()));
        ClassLoader classPath = source == null ? Recording.class.getClassLoader() : CompiledScript.loader(source.libraries(), source.files());
        return new CompiledScript(file, title, arguments, classes, steps, source, source == null ? List.of() : source.warnings(), classPath);
    }
}
