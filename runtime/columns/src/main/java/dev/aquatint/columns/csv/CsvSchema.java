package dev.aquatint.columns.csv;

import dev.aquatint.columns.Pieces;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was read as a store, with notes of what was left out and of why columns are text.
final class CsvSchema {
    private CsvSchema() {}

    /// @param headers whether it was to be found if files have a header
    static Store store(String name, List<CsvPart> parts, List<CsvColumn> columns, Evidence.Sign sign, boolean headers) {
        List<String> notes = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>(), reasons = new LinkedHashMap<>();
        List<Schema.Field> fields = new ArrayList<>();
        List<List<Piece>> pieces = new ArrayList<>();
        boolean several = parts.size() > 1;
        for (CsvPart part : parts) of(part, several ? part.text.bytes.path.getFileName() + ": " : "", headers, notes);
        boolean any = columns.stream().anyMatch(CsvColumn::some);
        for (CsvColumn c : columns) {
            if (any && !c.some() && parts.stream().allMatch(p -> p.dialect.header() && p.names.contains(c.name) && p.unnamed(p.names.indexOf(c.name)))) {
                skipped.put(c.name, "it has neither a name nor values");
                continue;
            }
            List<String> without = parts.stream().filter(p -> !p.columns.contains(c)).map(p -> p.text.bytes.path.getFileName().toString()).toList();
            if (!without.isEmpty()) notes.add("%s is missing in %s".formatted(c.name, UnpackedFile.listed(without)));
            fields.add(new Schema.Field(c.name, c.form().type));
            pieces.add(c.pieces());
            String reason = c.form().type == ColumnType.STRING && c.said == null ? c.evidence.reason(sign) : null;
            if (reason != null) reasons.put(c.name, reason);
        }
        int[] lengths = pieces.getFirst().stream().mapToInt(p -> p.chunk().rows()).toArray();
        return new Pieces(new Schema(name, fields, skipped, notes, reasons), pieces, lengths);
    }

    private static void of(CsvPart part, String where, boolean headers, List<String> notes) {
        if (!part.text.bytes.others().isEmpty()) notes.add(where + "not read of the archive: " + UnpackedFile.listed(part.text.bytes.others()));
        if (headers && !part.dialect.header() && part.unnamed(0)) notes.add(where + "the first line has values like the others, so columns have made up names; header(true) takes it as names");
        for (String renamed : part.renamed) notes.add(where + renamed);
        if (part.comments > 0) notes.add(where + "%,d line%s left out that start%s with %s".formatted(part.comments, part.comments == 1 ? "" : "s", part.comments == 1 ? "s" : "", part.dialect.comment()));
        if (part.misquoted != null) notes.add(where + part.misquoted);
        if (part.shorter > 0) {
            notes.add(where + "%,d line%s fewer values than there are columns, line %,d%s: the last are missing".formatted(part.shorter, part.shorter == 1 ? " has" : "s have",
                    part.firstShorter, part.shorter == 1 ? "" : " first"));
        }
    }
}
