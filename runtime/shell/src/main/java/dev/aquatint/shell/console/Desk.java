package dev.aquatint.shell.console;

import java.net.URI;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What stands beside a prompt.
///
/// @param page where views are shown
/// @param address of the page; asked for when somebody wants to know it
/// @param browser opens the page in a browser, if there is one
public record Desk(ReplPage page, Supplier<URI> address, BooleanSupplier browser) {}
