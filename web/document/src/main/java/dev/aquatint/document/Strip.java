package dev.aquatint.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aquatint.document.model.Model;
import java.util.List;

/// Views to go back to, as a row of buttons under the page.
///
/// The buttons are the page's own (`strip.js`); they and we talk through one model that nothing draws, so that what they say travels on the page's socket
/// and needs no address of its own.
public final class Strip {
    /// `strip.js` finds the model by it.
    static final String NAME = "aquatint-views";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What a button asks for.
    public interface Wishes {
        void show(int number);

        void pin(int number, boolean pinned);
    }

    /// @param number what the view is called
    /// @param label how it was made, in one line
    /// @param pinned stays when newer ones come
    /// @param shown now
    public record Entry(int number, String label, boolean pinned, boolean shown) {}

    private final Document document;
    private final Model model = Model.of("TextInput", "name", NAME, "title", "[]");

    public Strip(Document document, Wishes wishes) {
        this.document = document;
        model.on("value", () -> wish(wishes));
        document.locked(() -> document.page().set("tags", List.of(model)));
    }

    /// Offers these from now on, the newest last.
    public void show(List<Entry> entries) {
        try {
            String json = JSON.writeValueAsString(entries);
            document.locked(() -> model.set("title", json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void wish(Wishes wishes) {
        String[] said = new String[1];
        document.locked(() -> said[0] = String.valueOf(model.get("value")));
        try {
            JsonNode wish = JSON.readTree(said[0]);
            int number = wish.path("number").asInt();
            switch (wish.path("what").asText()) {
                case "show" -> wishes.show(number);
                case "pin" -> wishes.pin(number, true);
                case "unpin" -> wishes.pin(number, false);
                default -> { }      // not one of our buttons
            }
        } catch (JsonProcessingException _) {
            // not one of our buttons
        }
    }
}
