/// Generated data sets, kept in the user's cache.
package dev.aquatint.columns.sample;
