package dev.aquatint.columns;

import dev.aquatint.frame.Expr;
import java.util.List;

/// A condition together with the columns its names meant where it was written.
record Selection(Expr where, List<Named> scope) {}
