/// Libraries of scripts and prompts, by their Maven coordinates.
package dev.aquatint.shell.library;
