package dev.aquatint.shell.engine;

import java.lang.classfile.Attribute;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.reflect.AccessFlag;
import java.util.Set;
import java.util.TreeSet;

/// What other code is compiled against of a class: all of it but what its methods do. While it is equal, code that uses the class would be compiled to the same.
record Outline(Set<String> lines) {
    static Outline of(byte[] bytes) {
        ClassModel type = ClassFile.of().parse(bytes);
        Set<String> lines = new TreeSet<>();
        lines.add("%s %x extends %s implements %s%s".formatted(type.thisClass().asInternalName(), type.flags().flagsMask(), type.superclass(), type.interfaces(), attributes(type)));
        for (FieldModel f : type.fields()) lines.add("%s %s %x%s".formatted(f.fieldName(), f.fieldType(), f.flags().flagsMask(), attributes(f)));
        for (MethodModel m : type.methods()) {
            if (!m.flags().has(AccessFlag.SYNTHETIC)) lines.add("%s %s %x%s".formatted(m.methodName(), m.methodType(), m.flags().flagsMask(), attributes(m)));
        }
        return new Outline(lines);
    }

    private static String attributes(AttributedElement of) {
        StringBuilder all = new StringBuilder();
        for (Attribute<?> each : of.attributes()) {
            switch (each) {
                case SignatureAttribute a -> all.append(' ').append(a.signature());
                case ConstantValueAttribute a -> all.append(" = ").append(a.constant().constantValue());
                case ExceptionsAttribute a -> all.append(" throws ").append(a.exceptions());
                case PermittedSubclassesAttribute a -> all.append(" permits ").append(a.permittedSubclasses());
                case RecordAttribute a -> a.components().forEach(c -> all.append(" (").append(c.name()).append(' ').append(c.descriptor()).append(attributes(c)).append(')'));
                case InnerClassesAttribute a -> a.classes().forEach(c -> all.append(" {").append(c.innerClass()).append(' ').append(c.flagsMask()).append('}'));
                default -> { }
            }
        }
        return all.toString();
    }
}
