/// Live views: functions called, rasters aggregated, stale work cancelled.
package dev.aquatint.session;
