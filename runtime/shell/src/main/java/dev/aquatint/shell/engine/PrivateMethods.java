package dev.aquatint.shell.engine;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.reflect.AccessFlag;

/// Makes private methods final, which they are anyway: in place the JVM adds and removes private methods only if they say so, and a
/// lambda that uses `this` is a private method.
final class PrivateMethods {
    private static final ClassFile CLASS_FILE = ClassFile.of();

    private PrivateMethods() {}

    static byte[] madeFinal(byte[] bytes) {
        ClassModel model = CLASS_FILE.parse(bytes);
        boolean any = !model.flags().has(AccessFlag.INTERFACE) && model.methods().stream().anyMatch(PrivateMethods::open);
        return any ? CLASS_FILE.transformClass(model, ClassTransform.transformingMethods(PrivateMethods::open, FINAL)) : bytes;
    }

    private static final MethodTransform FINAL = (method, element) -> {
        if (element instanceof AccessFlags flags) method.withFlags(flags.flagsMask() | ClassFile.ACC_FINAL);
        else method.with(element);
    };

    private static boolean open(MethodModel m) {
        return m.flags().has(AccessFlag.PRIVATE) && !m.flags().has(AccessFlag.FINAL) && !m.flags().has(AccessFlag.STATIC)
                && !m.methodName().equalsString("<init>");
    }
}
