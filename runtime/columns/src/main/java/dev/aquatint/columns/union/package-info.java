/// Several files as one frame: columns by name, numbers of the widest type, folders named `key=value` as columns.
package dev.aquatint.columns.union;
