package dev.aquatint.server.basemap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The land, its shores and the borders on it, in one degree of detail.
///
/// @param land closed rings, holes among them: to be filled by the even-odd rule
record World(List<Line> land, List<Line> shores, List<Line> borders) {

    /// @param resource one of the files of `world-atlas` with countries and land in it
    static World load(String resource) {
        try (InputStream in = World.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("the offline map %s is not in this jar; build web/server with npm at hand".formatted(resource));
            return of(Topology.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the offline map " + resource, e);
        }
    }

    static World of(Topology topology) {
        List<Line> land = new ArrayList<>(), shores = new ArrayList<>(), borders = new ArrayList<>();
        for (int[][] shape : topology.shapes().get("land")) {
            for (int[] refs : shape) {
                double[] ring = Line.unrolled(topology.ring(refs));
                land.add(Line.area(ring));
                Line.pieces(ring, shores);
            }
        }
        int[] users = new int[topology.arcs().length];
        for (int[][] country : topology.shapes().get("countries")) {
            for (int[] refs : country) for (int ref : refs) users[Topology.index(ref)]++;
        }
        for (int i = 0; i < users.length; i++) {
            if (users[i] > 1) Line.pieces(Line.continuous(topology.arcs()[i].clone()), borders);      // an arc of two countries is what parts them
        }
        return new World(List.copyOf(land), List.copyOf(shores), List.copyOf(borders));
    }
}
