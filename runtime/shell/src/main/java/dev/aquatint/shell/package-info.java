/// The `aquatint` command: REPL, run, serve.
package dev.aquatint.shell;
