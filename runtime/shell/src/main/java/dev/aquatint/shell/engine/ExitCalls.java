package dev.aquatint.shell.engine;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.stream.StreamSupport;

/// Makes `System.exit` at a prompt say how to leave: a session is not lost to a line that was meant for another program. Scripts that run as apps keep it.
public final class ExitCalls {
    private static final ClassDesc HERE = ExitCalls.class.describeConstable().orElseThrow();

    private ExitCalls() {}

    /// The same class, in which they are refused.
    static byte[] refused(byte[] bytes, ClassFile classFile) {
        ClassModel model = classFile.parse(bytes);
        boolean any = StreamSupport.stream(model.constantPool().spliterator(), false).anyMatch(e -> e instanceof MethodRefEntry m && m.owner().asInternalName().equals("java/lang/System") && m.name().equalsString("exit"));
        return !any ? bytes : classFile.transformClass(model, ClassTransform.transformingMethodBodies((code, element) -> {
            if (element instanceof InvokeInstruction i && i.owner().asInternalName().equals("java/lang/System") && i.name().equalsString("exit")) {
                code.invokestatic(HERE, "exit", i.typeSymbol());
            } else {
                code.with(element);
            }
        }));
    }

    /// Called by the code of snippets instead.
    public static void exit(int status) {
        throw new IllegalStateException("System.exit(%d) would end the prompt and all that is in it: /exit leaves".formatted(status));
    }
}
