package dev.aquatint.shell.engine;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.aquatint.param.Assignment;
import dev.aquatint.param.Param;
import dev.aquatint.param.Parameterized;
import java.io.ByteArrayInputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Makes plain assignment enough: `explorer.alpha = 0.3` in a snippet becomes [Assignment], which validates and tells.
///
/// Constructors of the class itself keep their plain writes: an object being made has nobody to tell yet.
public final class ParamWrites {
    private static final String PARAMETERIZED = Parameterized.class.getName().replace('.', '/');
    private static final ClassDesc TARGET = Parameterized.class.describeConstable().orElseThrow();
    private static final ClassDesc ASSIGNMENT = Assignment.class.describeConstable().orElseThrow();
    private static final String PARAM = Param.class.descriptorString();

    /// What matters of a class: its superclass and which of its fields are parameters.
    private record Shape(String superclass, Map<String, Boolean> fields) {}

    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<String, byte[]> snippets = new ConcurrentHashMap<>();
    private final ClassLoader classPath;
    private final ClassFile classFile;

    /// @param classPath where classes that are no snippets are found
    public ParamWrites(ClassLoader classPath) {
        this.classPath = classPath;
        var known = ClassHierarchyResolver.ofResourceParsing((ClassDesc d) -> {
            byte[] bytes = d.isClassOrInterface() ? snippets.get(internal(d)) : null;
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(known.orElse(ClassHierarchyResolver.ofResourceParsing(classPath))));
    }

    /// Reads and writes classes, and knows all that this has seen.
    public ClassFile classFile() {
        return classFile;
    }

    /// The same classes with their writes to parameters replaced; those without any are passed on as they are.
    ///
    /// @param batch class files that may refer to each other and to those of earlier calls
    public List<byte[]> rewritten(List<byte[]> batch) {
        List<ClassModel> models = new ArrayList<>();
        for (byte[] bytes : batch) {
            ClassModel model = classFile.parse(bytes);
            snippets.put(model.thisClass().asInternalName(), bytes);
            shapes.put(model.thisClass().asInternalName(), shape(model));
            models.add(model);
        }
        List<byte[]> out = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) out.add(rewritten(models.get(i), batch.get(i)));
        return out;
    }

    private byte[] rewritten(ClassModel model, byte[] as) {
        if (!mentionsParameter(model)) return as;
        String self = model.thisClass().asInternalName();
        CodeTransform code = (builder, element) -> {
            if (element instanceof FieldInstruction f && isWrite(f)) {
                builder.ldc(f.name().stringValue()).invokestatic(ASSIGNMENT, "assign", MethodTypeDesc.of(CD_void, TARGET, widest(f.typeSymbol()), CD_String));
            } else {
                builder.with(element);
            }
        };
        return classFile.transformClass(model, ClassTransform.transformingMethods(m -> writes(m, self), MethodTransform.transformingCode(code)));
    }

    private boolean mentionsParameter(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof FieldRefEntry f && isParameter(f.owner().asInternalName(), f.name().stringValue())) return true;
        }
        return false;
    }

    private boolean writes(MethodModel method, String self) {
        return method.code().stream().flatMap(c -> c.elementStream()).anyMatch(e -> e instanceof FieldInstruction f && isWrite(f)
                && !(method.methodName().equalsString(INIT_NAME) && inherits(self, declaring(f.owner().asInternalName(), f.name().stringValue()))));
    }

    private boolean isWrite(FieldInstruction f) {
        return f.opcode() == Opcode.PUTFIELD && isParameter(f.owner().asInternalName(), f.name().stringValue());
    }

    private boolean isParameter(String owner, String field) {
        String in = declaring(owner, field);
        return in != null && shape(in).fields.get(field) && inherits(in, PARAMETERIZED);
    }

    /// The class that the JVM finds the field in, or null.
    private String declaring(String owner, String field) {
        for (String c = owner; c != null; c = shape(c).superclass) {
            if (shape(c).fields.containsKey(field)) return c;
        }
        return null;
    }

    private boolean inherits(String type, String from) {
        for (String c = type; c != null; c = shape(c).superclass) {
            if (c.equals(from)) return true;
        }
        return false;
    }

    private Shape shape(String name) {
        return shapes.computeIfAbsent(name, this::onClassPath);
    }

    private static Shape shape(ClassModel model) {
        Map<String, Boolean> fields = new ConcurrentHashMap<>();
        for (FieldModel f : model.fields()) {
            fields.put(f.fieldName().stringValue(), f.findAttribute(Attributes.runtimeVisibleAnnotations())
                    .filter(all -> all.annotations().stream().anyMatch(a -> a.className().equalsString(PARAM))).isPresent());
        }
        return new Shape(model.superclass().map(ClassEntry::asInternalName).orElse(null), fields);
    }

    private Shape onClassPath(String name) {
        Map<String, Boolean> fields = new ConcurrentHashMap<>();
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, classPath);
            for (Field f : type.getDeclaredFields()) fields.put(f.getName(), f.isAnnotationPresent(Param.class));
            Class<?> above = type.getSuperclass();
            return new Shape(above == null ? null : above.getName().replace('.', '/'), fields);
        } catch (ClassNotFoundException | LinkageError _) {
            return new Shape(null, fields);     // the JVM says so when the code runs
        }
    }

    private static ClassDesc widest(ClassDesc field) {
        return field.isPrimitive() ? field : CD_Object;
    }

    private static String internal(ClassDesc d) {
        String s = d.descriptorString();
        return s.substring(1, s.length() - 1);
    }
}
