/// The map that needs no network: Natural Earth's coasts and borders, drawn as tiles.
package dev.aquatint.server.basemap;
