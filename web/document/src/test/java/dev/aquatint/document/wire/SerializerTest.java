package dev.aquatint.document.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SerializerTest {
    private static final Model KNOWN = Model.named("Div", "j1");
    private static final Model NEW = Model.named("Range1d", "j2").set("end", 10);

    static List<Arguments> values() {
        return List.of(
                Arguments.of(null, "null"),
                Arguments.of(true, "true"),
                Arguments.of("a\"<", "\"a\\\"<\""),
                Arguments.of(3, "3"),
                Arguments.of(1L << 60, "1.152921504606847E18"),
                Arguments.of(0.25, "0.25"),
                Arguments.of(Double.NaN, "{'type':'number','value':'nan'}"),
                Arguments.of(Double.NEGATIVE_INFINITY, "{'type':'number','value':'-inf'}"),
                Arguments.of(Float.POSITIVE_INFINITY, "{'type':'number','value':'+inf'}"),
                Arguments.of(List.of(1, List.of("x")), "[1,['x']]"),
                Arguments.of(Map.of(), "{'type':'map'}"),
                Arguments.of(Map.of("a", 1), "{'type':'map','entries':[['a',1]]}"),
                Arguments.of(Map.of(0.5, "half"), "{'type':'map','entries':[[0.5,'half']]}"),
                Arguments.of(Set.of(), "{'type':'set'}"),
                Arguments.of(Set.of("tap"), "{'type':'set','entries':['tap']}"),
                Arguments.of(new byte[] {1}, "{'type':'bytes','data':{'id':'b1'}}"),
                Arguments.of(NdArray.uint8(new byte[6], 2, 3), "{'type':'ndarray','array':{'type':'bytes','data':{'id':'b1'}},'shape':[2,3],'dtype':'uint8','order':'little'}"),
                Arguments.of(new Vector.Field("x"), "{'type':'field','field':'x'}"),
                Arguments.of(new Vector.Value(3), "{'type':'value','value':3}"),
                Arguments.of(new Vector.Expr(KNOWN), "{'type':'expr','expr':{'id':'j1'}}"),
                Arguments.of(new Patch.Slice(1, 3, null), "{'type':'slice','start':1,'stop':3,'step':null}"),
                Arguments.of(KNOWN, "{'id':'j1'}"),
                Arguments.of(NEW, "{'type':'object','name':'Range1d','id':'j2','attributes':{'end':10}}"),
                Arguments.of(List.of(NEW, NEW), "[{'type':'object','name':'Range1d','id':'j2','attributes':{'end':10}},{'id':'j2'}]"),
                Arguments.of(Model.named("PanTool", "j3"), "{'type':'object','name':'PanTool','id':'j3'}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("values")
    void a_value_is_written_as_bokeh_writes_it(Object value, String json) {
        Message m = write(new Patch.MessageSent("m", value));
        assertThat(m.content()).isEqualTo(("{'events':[{'kind':'MessageSent','msg_type':'m','msg_data':" + json + "}]}").replace('\'', '"'));
    }

    static List<Arguments> patches() {
        Map<String, Object> y = Map.of("y", List.of(1, 2));
        return List.of(
                Arguments.of(new Patch.ModelChanged(KNOWN, "text", "x"), "{'kind':'ModelChanged','model':{'id':'j1'},'attr':'text','new':'x'}"),
                Arguments.of(new Patch.ColumnDataChanged(KNOWN, y, null), "{'kind':'ColumnDataChanged','model':{'id':'j1'},'attr':'data','data':{'type':'map','entries':[['y',[1,2]]]},'cols':null}"),
                Arguments.of(new Patch.ColumnDataChanged(KNOWN, y, List.of("y")), "{'kind':'ColumnDataChanged','model':{'id':'j1'},'attr':'data','data':{'type':'map','entries':[['y',[1,2]]]},'cols':['y']}"),
                Arguments.of(new Patch.ColumnsStreamed(KNOWN, y, 4), "{'kind':'ColumnsStreamed','model':{'id':'j1'},'attr':'data','data':{'type':'map','entries':[['y',[1,2]]]},'rollover':4}"),
                Arguments.of(new Patch.ColumnsPatched(KNOWN, Map.of("y", List.of(List.of(0, 9)))), "{'kind':'ColumnsPatched','model':{'id':'j1'},'attr':'data','patches':{'type':'map','entries':[['y',[[0,9]]]]}}"),
                Arguments.of(new Patch.RootAdded(NEW), "{'kind':'RootAdded','model':{'type':'object','name':'Range1d','id':'j2','attributes':{'end':10}}}"),
                Arguments.of(new Patch.RootRemoved(KNOWN), "{'kind':'RootRemoved','model':{'id':'j1'}}"),
                Arguments.of(new Patch.TitleChanged("T"), "{'kind':'TitleChanged','title':'T'}"),
                Arguments.of(new Patch.MessageSent("bokeh_event", new Patch.Event("tap", Map.of("model", KNOWN))),
                        "{'kind':'MessageSent','msg_type':'bokeh_event','msg_data':{'type':'event','name':'tap','values':{'type':'map','entries':[['model',{'id':'j1'}]]}}}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("patches")
    void a_patch_is_written_as_bokeh_writes_it(Patch patch, String json) {
        assertThat(write(patch).content()).isEqualTo(("{'events':[" + json + "]}").replace('\'', '"'));
    }

    @Test
    void no_kind_of_patch_is_left_out() {
        assertThat(patches().stream().<Class<?>>map(a -> a.get()[0].getClass()).distinct()).containsExactlyInAnyOrder(Patch.class.getPermittedSubclasses());
    }

    @Test
    void numbers_are_little_endian_in_a_buffer_of_their_own() {
        Message m = write(new Patch.MessageSent("m", List.of(NdArray.uint32(new int[] {0xAABBCCDD}, 1, 1), NdArray.float64(new double[] {1}))));
        assertThat(m.header()).contains("\"num_buffers\":2");
        assertThat(m.buffers()).extracting(Message.Buffer::id).containsExactly("b1", "b2");
        ByteBuffer first = m.buffers().getFirst().bytes();
        assertThat(new byte[] {first.get(0), first.get(1), first.get(2), first.get(3)}).isEqualTo(new byte[] {(byte) 0xDD, (byte) 0xCC, (byte) 0xBB, (byte) 0xAA});
    }

    @Test
    void what_is_written_is_read_again() {
        Map<String, Object> nasty = new LinkedHashMap<>();
        nasty.put("", Arrays.asList(null, -1L, 0.1, Double.NaN, "</script>", "\ud83d\ude00"));
        nasty.put("set", Set.of("one", "two"));
        nasty.put("array", NdArray.float32(new float[] {1, Float.NaN}, 2, 1));
        nasty.put("model", KNOWN);
        Message m = write(new Patch.MessageSent("m", nasty));
        Map<String, byte[]> buffers = new LinkedHashMap<>();
        for (Message.Buffer b : m.buffers()) {
            byte[] bytes = new byte[b.bytes().remaining()];
            b.bytes().duplicate().get(bytes);
            buffers.put(b.id(), bytes);
        }
        Deserializer in = new Deserializer(id -> id.equals("j1") ? KNOWN : null, buffers, (_, _, _) -> { });
        Patch read = in.patch(Limits.object("x", m.content()).at("/events/0"));
        assertThat(read).isEqualTo(new Patch.MessageSent("m", nasty));
    }

    @Test
    void what_bokeh_has_no_form_for_is_a_mistake_of_ours() {
        assertThatIllegalArgumentException().isThrownBy(() -> write(new Patch.MessageSent("m", Instant.EPOCH))).withMessageContaining("java.time.Instant");
    }

    private static Message write(Patch patch) {
        return new Serializer(new HashSet<>(Collections.singleton(KNOWN))).patch(List.of(patch));
    }
}
