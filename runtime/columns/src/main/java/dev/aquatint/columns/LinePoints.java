package dev.aquatint.columns;

import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Made;
import dev.aquatint.frame.Schema;
import dev.aquatint.frame.Written;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// A row for each point of the lines and rings in a column of well-known text, beside copies of the other columns of its row.
final class LinePoints {
    private final TableFrame frame;
    private final Named geometry;
    private final List<Named> others;
    private final List<List<Piece>> columns = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private double[] x = new double[1024], y = new double[1024];
    private int[] line = new int[1024], row = new int[1024];
    private int points, lines;

    /// Equal frames share the points.
    private record Identity(Object table, List<Named> columns, List<Selection> selections, long limit, String geometry) implements Lasting {
        @Override
        public boolean lasts() {
            return table instanceof Lasting l && l.lasts();
        }

        @Override
        public String place() {
            return table instanceof Lasting l ? "%s %s %s lines of %s".formatted(l.place(), columns, selections, geometry) : "";
        }
    }

    private LinePoints(TableFrame frame, Named geometry) {
        this.frame = frame;
        this.geometry = geometry;
        others = frame.columns().stream().filter(c -> c != geometry && !names(geometry.name()).contains(c.name())).toList();
        for (int i = 0; i < others.size() + 3; i++) columns.add(new ArrayList<>());
    }

    /// What the columns of the points are called.
    private static List<String> names(String geometry) {
        return List.of(geometry + ".x", geometry + ".y", geometry + ".line");
    }

    /// @throws IllegalArgumentException for a column that holds no text, or texts that are no geometry
    static TableFrame of(TableFrame frame, Named geometry) {
        if (geometry.type() != ColumnType.STRING) throw new IllegalArgumentException("column '%s' of %s holds %s: lines are read from well-known text".formatted(geometry.name(), frame.name(), geometry.type()));
        Table base = frame.table();
        Table points = base.catalogue.table(new Identity(base.identity, frame.columns(), frame.selections(), frame.limit(), geometry.name()), () -> new LinePoints(frame, geometry).store());
        List<Named> columns = points.store.schema().fields().stream().map(f -> new Named(f.name(), f.type(), new Derivation.Stored(f.name()))).toList();
        return new TableFrame(points, columns, List.of(), points.rows(), new Made(frame, ".lines(%s)".formatted(Written.quoted(geometry.name()))));
    }

    private Store store() {
        Batches batches = Batches.of(frame);
        for (int b = 0; b < batches.size(); b++) {
            List<Piece> pieces = batches.read(b);
            if (pieces != null) add(pieces);
        }
        var fields = new ArrayList<Schema.Field>();
        for (Named c : others) fields.add(new Schema.Field(c.name(), c.type()));
        List<String> own = names(geometry.name());
        fields.addAll(List.of(new Schema.Field(own.get(0), ColumnType.FLOAT64), new Schema.Field(own.get(1), ColumnType.FLOAT64), new Schema.Field(own.get(2), ColumnType.INT32)));
        return new Pieces(new Schema(frame.name(), fields), columns, lengths.stream().mapToInt(Integer::intValue).toArray());
    }

    private void add(List<Piece> pieces) {
        Piece texts = pieces.get(frame.columns().indexOf(geometry));
        var reader = new WKTReader();
        for (int i = 0; i < texts.chunk().rows(); i++) {
            if (!texts.chunk().present(i)) continue;
            if (points > Pieces.ROWS) close(pieces);
            String text = texts.dictionary().text(texts.chunk().data().get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L));
            try {
                add(i, reader.read(text.startsWith("SRID=") ? text.substring(text.indexOf(';') + 1) : text));
            } catch (ParseException | IllegalArgumentException e) {
                throw new IllegalArgumentException("column '%s' of %s holds \"%s\", which is no well-known text of geometry (%s)".formatted(geometry.name(), frame.name(),
                        text.length() > 40 ? text.substring(0, 40) + "…" : text, e.getMessage()), e);
            }
        }
        close(pieces);
    }

    private void add(int from, Geometry shape) {
        shape.apply((GeometryComponentFilter) part -> {
            if (part instanceof LineString l && !l.isEmpty()) add(from, l.getCoordinateSequence());
        });
    }

    private void add(int from, CoordinateSequence through) {
        int n = through.size();
        while (points + n > x.length) {
            x = Arrays.copyOf(x, x.length * 2);
            y = Arrays.copyOf(y, x.length);
            line = Arrays.copyOf(line, x.length);
            row = Arrays.copyOf(row, x.length);
        }
        for (int i = 0; i < n; i++, points++) {
            x[points] = through.getX(i);
            y[points] = through.getY(i);
            line[points] = lines;
            row[points] = from;
        }
        lines++;
    }

    /// Makes a chunk of the points so far, whose rows are all of these pieces.
    private void close(List<Piece> pieces) {
        if (points == 0) return;
        int[] rows = Arrays.copyOf(row, points);
        for (int c = 0; c < others.size(); c++) {
            Piece of = pieces.get(frame.columns().indexOf(others.get(c)));
            columns.get(c).add(new Piece(Batches.gather(of.chunk(), rows), of.dictionary()));
        }
        List<Builder> own = IntStream.range(0, 3).mapToObj(c -> new Builder(c < 2 ? ColumnType.FLOAT64 : ColumnType.INT32, points)).toList();
        for (int i = 0; i < points; i++) {
            own.get(0).add(x[i]);
            own.get(1).add(y[i]);
            own.get(2).add((long) line[i]);
        }
        for (int c = 0; c < 3; c++) columns.get(others.size() + c).add(own.get(c).pieces().getFirst());
        lengths.add(points);
        points = 0;
    }
}
