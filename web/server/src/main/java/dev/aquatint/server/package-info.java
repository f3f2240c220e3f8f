/// Pages over HTTP and WebSocket: who is let in, what a path shows, and how long it lives.
package dev.aquatint.server;
