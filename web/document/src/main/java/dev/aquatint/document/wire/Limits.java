package dev.aquatint.document.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// How much one message from a browser may be.
public final class Limits {
    /// All fragments of one message together.
    public static final int MESSAGE_BYTES = 20 << 20;
    static final int BUFFERS = 64;
    static final int HEADER_CHARS = 4096;
    /// JSON nodes cost a hundred times their text, so their number is bounded as well.
    private static final int TOKENS = 500_000;
    private static final int DEPTH = 64;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxTokenCount(TOKENS)
                    .maxNumberLength(100).maxNameLength(1000).maxStringLength(MESSAGE_BYTES).build())
            .build());

    private Limits() {}

    /// @throws ProtocolException if it is no JSON object, or more of it than is allowed
    static JsonNode object(String what, String json) {
        try {
            JsonNode n = JSON.readTree(json);
            if (n == null || !n.isObject()) throw new ProtocolException(what + " is no JSON object");
            return n;
        } catch (JsonProcessingException e) {
            throw new ProtocolException(what + ": " + e.getOriginalMessage());
        }
    }
}
