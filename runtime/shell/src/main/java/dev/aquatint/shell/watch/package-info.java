/// Scripts that run again as they are saved: what changed, what depends on it, and nothing else.
package dev.aquatint.shell.watch;
