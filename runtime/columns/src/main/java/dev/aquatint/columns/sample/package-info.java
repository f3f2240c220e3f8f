/// Data sets to try things with, generated or real, kept in the user's cache.
package dev.aquatint.columns.sample;
