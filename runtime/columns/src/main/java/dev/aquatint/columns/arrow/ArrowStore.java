package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.UniqueNames;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.Unwanted;
import dev.aquatint.frame.Schema;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// An Arrow file or stream; a chunk is a record batch. Numbers without conversion are used in the mapped file itself.
public final class ArrowStore implements Store {
    private final MappedFile file;
    private final Schema schema;
    private final List<Decoder> columns = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    /// For each batch the dictionaries as they are there: a stream may replace them.
    private final List<Map<Long, Coded>> dictionaries = new ArrayList<>();

    /// @throws UnreadableFile naming the file and the reason
    public static ArrowStore open(Path path) {
        try {
            return new ArrowStore(path);
        } catch (ClosedByInterruptException e) {
            throw new IllegalStateException("interrupted while opening " + path, e);
        } catch (IOException e) {
            throw new UnreadableFile(path.toString(), e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UnreadableFile(path.toString(), e.getMessage(), e);
        } catch (UnreadableFile | Unwanted e) {
            throw e;
        } catch (RuntimeException | AssertionError | InternalError e) {
            throw new UnreadableFile(path.toString(), "it is damaged: what describes its columns and batches cannot be decoded", e);
        }
    }

    private ArrowStore(Path path) throws IOException {
        file = MappedFile.open(path);
        Messages messages = Messages.of(file.bytes());
        var fields = messages.schema();
        List<String> names = UniqueNames.of(IntStream.range(0, fields.fieldsLength()).mapToObj(i -> fields.fields(i).name()).toList());
        var named = new ArrayList<Schema.Field>();
        var skipped = new LinkedHashMap<String, String>();
        Map<Long, Decoder> values = new HashMap<>();
        Layout.Extent before = Layout.Extent.NONE;
        for (int i = 0; i < names.size(); i++) {
            Layout layout = Layout.of(fields.fields(i));
            if (layout.type() == null) skipped.put(names.get(i), layout.skipped());
            else {
                columns.add(new Decoder(layout, before.nodes(), before.buffers(), before.views(), file));
                named.add(new Schema.Field(names.get(i), layout.type()));
                if (layout.codes() != null) {
                    values.putIfAbsent(layout.codes().dictionary(), new Decoder(new Layout(layout.field(), layout.rule(), layout.type(), layout.width(), layout.factor(), null, null), 0, 0, 0, null));
                }
            }
            before = before.and(Layout.Extent.of(fields.fields(i)));
        }
        if (columns.isEmpty() && !skipped.isEmpty()) throw new IllegalArgumentException("none of its columns can be read: " + skipped);
        schema = new Schema(path.getFileName().toString(), named, skipped);
        collect(messages, values);
    }

    /// Batches of rows, each with the dictionaries in front of it.
    private void collect(Messages messages, Map<Long, Decoder> values) {
        Map<Long, Coded> now = new HashMap<>();
        Map<Long, Dictionary> texts = new HashMap<>();
        boolean shared = false;
        for (Messages.Part part : messages.batches()) {
            Batch batch = Batch.of(part);
            if (part.dictionary() == null) {
                batches.add(batch);
                dictionaries.add(now);
                shared = true;
                continue;
            }
            long id = part.dictionary().id();
            Decoder decoder = values.get(id);
            if (decoder == null) continue;                      // of a column that is not read
            if (shared) now = new HashMap<>(now);
            shared = false;
            try {
                now.put(id, Coded.of(part.dictionary().isDelta() ? now.get(id) : null, decoder.read(batch, null), texts.computeIfAbsent(id, _ -> new Dictionary())));
            } catch (IllegalArgumentException | IllegalStateException e) {
                throw new IllegalArgumentException("dictionary %d: %s".formatted(id, e.getMessage()), e);
            } catch (RuntimeException | OutOfMemoryError e) {
                throw new IllegalArgumentException("dictionary %d: it is damaged".formatted(id), e);
            }
        }
        if (batches.isEmpty()) dictionaries.add(now);
    }

    /// The texts of a column that has a dictionary, in order of their indices in the file.
    public Dictionary dictionary(int column) {
        return dictionaries.getFirst().get(columns.get(column).layout().codes().dictionary()).texts();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int chunks() {
        return batches.size();
    }

    @Override
    public int rows(int chunk) {
        return batches.get(chunk).rows();
    }

    /// Columns in chunk layout lie in the file, and take no memory.
    @Override
    public long cost(int column, int chunk) {
        Layout layout = columns.get(column).layout();
        boolean there = layout.rule() == Layout.Rule.AS_IS && layout.codes() == null && batches.get(chunk).plain();
        return there ? 0 : (long) rows(chunk) * layout.type().bytes();
    }

    @Override
    public Piece read(int column, int chunk) {
        file.check();
        Decoder decoder = columns.get(column);
        Layout.Codes codes = decoder.layout().codes();
        try {
            return decoder.read(batches.get(chunk), codes == null ? null : dictionaries.get(chunk).get(codes.dictionary()));
        } catch (UnreadableFile | Unwanted e) {
            throw e;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw unreadable(column, chunk, e.getMessage(), e);
        } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
            throw unreadable(column, chunk, "it is damaged" + UnreadableFile.said(e), e);
        } catch (InternalError e) {
            file.check();
            throw unreadable(column, chunk, "it could not be read from the disk", e);
        }
    }

    private UnreadableFile unreadable(int column, int chunk, String why, Throwable e) {
        return new UnreadableFile(file.path().toString(), "column '%s', batch %,d of %,d: %s".formatted(schema.names().get(column), chunk + 1, batches.size(), why), e);
    }
}
