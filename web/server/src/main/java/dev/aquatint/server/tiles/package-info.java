/// Map tiles for the browser: fetched from their providers, kept on disk, and drawn by ourselves when there is no network.
package dev.aquatint.server.tiles;
