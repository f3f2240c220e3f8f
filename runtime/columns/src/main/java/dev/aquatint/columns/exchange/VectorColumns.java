package dev.aquatint.columns.exchange;

import dev.aquatint.columns.Pieces;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.UniqueNames;
import dev.aquatint.columns.arrow.Vectors;
import dev.aquatint.frame.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Batches of vectors, collected as a store.
final class VectorColumns {
    private final DictionaryProvider dictionaries;
    private final List<dev.aquatint.frame.Schema.Field> fields = new ArrayList<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    /// The place of each column among the vectors.
    private final List<Integer> places = new ArrayList<>();
    private final List<List<Piece>> columns = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();

    /// @param dictionaries null where no field has one
    VectorColumns(Schema schema, DictionaryProvider dictionaries) {
        this.dictionaries = dictionaries;
        List<String> names = UniqueNames.of(schema.getFields().stream().map(Field::getName).toList());
        for (int i = 0; i < names.size(); i++) {
            Field field = schema.getFields().get(i);
            ColumnType type = Vectors.type(field.getDictionary() == null ? field : dictionary(field).getVector().getField());
            if (type == null) {
                skipped.put(names.get(i), "nested: " + field.getType());
                continue;
            }
            fields.add(new dev.aquatint.frame.Schema.Field(names.get(i), type));
            places.add(i);
            columns.add(new ArrayList<>());
        }
    }

    private Dictionary dictionary(Field field) {
        Dictionary found = dictionaries == null ? null : dictionaries.lookup(field.getDictionary().getId());
        if (found == null) throw new IllegalArgumentException("field '%s' is coded by dictionary %d, which is not there: give it by Arrow.frame(root, dictionaries)".formatted(field.getName(), field.getDictionary().getId()));
        return found;
    }

    void add(VectorSchemaRoot root) {
        if (root.getRowCount() == 0) return;
        for (int c = 0; c < places.size(); c++) columns.get(c).add(piece(root.getVector(places.get(c))));
        lengths.add(root.getRowCount());
    }

    private Piece piece(FieldVector vector) {
        if (vector.getField().getDictionary() == null) return Vectors.piece(vector);
        try (FieldVector values = (FieldVector) DictionaryEncoder.decode(vector, dictionary(vector.getField()))) {
            return Vectors.piece(values);
        }
    }

    Store store() {
        return new Pieces(new dev.aquatint.frame.Schema("frame", fields, skipped), columns, lengths.stream().mapToInt(Integer::intValue).toArray());
    }
}
