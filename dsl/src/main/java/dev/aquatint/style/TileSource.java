package dev.aquatint.style;

/// Where map tiles come from.
///
/// @param name what people and the proxy call it
/// @param url template with `{z}`, `{x}`, `{y}` and perhaps `{s}`; empty for the built-in offline map
/// @param attribution plain text the map must show
/// @param maxZoom the deepest level there is
public record TileSource(String name, String url, String attribution, int maxZoom) {
    public TileSource {
        boolean ok = url.isEmpty() || (url.startsWith("https://") || url.startsWith("http://"))
                && url.contains("{z}") && url.contains("{x}") && url.contains("{y}");
        if (!ok) throw new IllegalArgumentException("a tile address is http(s) with {z}, {x} and {y} in it, not '%s'".formatted(url));
    }

    /// Natural Earth, drawn by ourselves; needs no network.
    public static final TileSource OFFLINE = new TileSource("natural_earth", "", "Made with Natural Earth", 12);
    public static final TileSource ESRI_IMAGERY = new TileSource("esri_imagery",
            "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
            "Tiles © Esri — Source: Esri, i-cubed, USDA, USGS, AEX, GeoEye, Getmapping, Aerogrid, IGN, IGP, UPR-EGP, and the GIS User Community", 19);
    public static final TileSource ESRI_STREET = new TileSource("esri_street",
            "https://server.arcgisonline.com/ArcGIS/rest/services/World_Street_Map/MapServer/tile/{z}/{y}/{x}",
            "Tiles © Esri — Source: Esri, DeLorme, NAVTEQ, USGS, Intermap, iPC, NRCAN, Esri Japan, METI, Esri China (Hong Kong), Esri (Thailand), TomTom, 2012", 19);
    public static final TileSource ESRI_TERRAIN = new TileSource("esri_terrain",
            "https://server.arcgisonline.com/ArcGIS/rest/services/World_Terrain_Base/MapServer/tile/{z}/{y}/{x}",
            "Tiles © Esri — Source: USGS, Esri, TANA, DeLorme, and NPS", 13);
    public static final TileSource OSM = new TileSource("osm",
            "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap contributors", 19);
    public static final TileSource OPEN_TOPO = new TileSource("open_topo",
            "https://{s}.tile.opentopomap.org/{z}/{x}/{y}.png",
            "Map data: © OpenStreetMap contributors, SRTM | Map style: © OpenTopoMap (CC-BY-SA)", 17);
}
