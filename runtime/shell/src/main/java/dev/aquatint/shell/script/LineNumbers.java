package dev.aquatint.shell.script;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.LineNumber;
import java.util.Map;

/// Gives classes the file and the lines of the script in place of JShell's wrapper, so that every stack trace names them.
final class LineNumbers {
    private final ClassFile classFile;

    /// @param classes all classes of the script by binary name
    LineNumbers(Map<String, byte[]> classes, ClassLoader classPath) {
        var own = ClassHierarchyResolver.ofResourceParsing((java.lang.constant.ClassDesc d) -> {
            String name = d.descriptorString();
            byte[] bytes = classes.get(name.substring(1, name.length() - 1).replace('/', '.'));
            return bytes == null ? null : new java.io.ByteArrayInputStream(bytes);
        });
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(own.orElse(ClassHierarchyResolver.ofResourceParsing(classPath))));
    }

    /// @param file that the lines are of
    /// @param lineOf the script's line for each line of the wrapper, 0 where there is none
    byte[] moved(byte[] bytes, String file, int[] lineOf) {
        CodeTransform code = (builder, element) -> {
            if (!(element instanceof LineNumber n)) {
                builder.with(element);
            } else if (n.line() < lineOf.length && lineOf[n.line()] > 0) {
                builder.lineNumber(lineOf[n.line()]);
            }
        };
        ClassTransform source = (builder, element) -> builder.with(element instanceof SourceFileAttribute ? SourceFileAttribute.of(file) : element);
        return classFile.transformClass(classFile.parse(bytes), ClassTransform.transformingMethodBodies(code).andThen(source));
    }
}
