/// The one source of frames of a process.
package dev.aquatint.columns.source;
