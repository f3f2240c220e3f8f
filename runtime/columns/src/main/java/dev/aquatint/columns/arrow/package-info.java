/// Arrow IPC files, mapped into memory; what has the layout of a chunk is used where it lies.
package dev.aquatint.columns.arrow;
