package dev.aquatint.columns.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MetadataVersion;

/// What an Arrow IPC file has around its buffers: messages in front of them, and the footer that says where they are.
final class Envelope {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /// What a file begins with.
    static final byte[] HEAD = little(8).put(MAGIC).array();

    private Envelope() {}

    interface Header {
        int build(FlatBufferBuilder b);
    }

    /// Where a batch is in the file.
    ///
    /// @param message bytes of what stands in front of its body
    record Place(long at, int message, long body) {}

    /// A message in front of a body: its length before it, and padded.
    static byte[] message(byte type, long body, Header header) {
        return message(type, body, header, 0);
    }

    /// @param least so many bytes at least, so that what follows begins at a place known beforehand
    static byte[] message(byte type, long body, Header header, int least) {
        FlatBufferBuilder b = new FlatBufferBuilder();
        int of = header.build(b);
        Message.startMessage(b);
        Message.addVersion(b, MetadataVersion.V5);
        Message.addHeaderType(b, type);
        Message.addHeader(b, of);
        Message.addBodyLength(b, body);
        b.finish(Message.endMessage(b));
        byte[] bytes = b.sizedByteArray();
        int padded = Math.max((int) Body.aligned(bytes.length), least - 8);
        return little(8 + padded).putInt(-1).putInt(padded).put(bytes).array();
    }

    /// What stands behind the last batch.
    static byte[] end(Header schema, List<Place> dictionaries, List<Place> batches) {
        FlatBufferBuilder b = new FlatBufferBuilder();
        int fields = schema.build(b);
        Footer.startDictionariesVector(b, dictionaries.size());
        blocks(b, dictionaries);
        int texts = b.endVector();
        Footer.startRecordBatchesVector(b, batches.size());
        blocks(b, batches);
        int rows = b.endVector();
        Footer.startFooter(b);
        Footer.addVersion(b, MetadataVersion.V5);
        Footer.addSchema(b, fields);
        Footer.addDictionaries(b, texts);
        Footer.addRecordBatches(b, rows);
        b.finish(Footer.endFooter(b));
        byte[] footer = b.sizedByteArray();
        return little(8 + footer.length + 4 + MAGIC.length).putInt(-1).putInt(0).put(footer).putInt(footer.length).put(MAGIC).array();
    }

    /// Vectors of structs are built from their ends.
    private static void blocks(FlatBufferBuilder b, List<Place> places) {
        for (Place p : places.reversed()) Block.createBlock(b, p.at, p.message, p.body);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
