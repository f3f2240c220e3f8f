package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import dev.aquatint.layout.Viewable;
import java.util.List;

/// What of a layout stands on the page, for the next one to take over what it has as well.
///
/// @param within what its box holds
public record Laid(Viewable of, Model model, List<Laid> within) {}
