package dev.aquatint.shell.engine;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Makes `System.exit`, and its like of `Runtime`, fail with words: a prompt is not lost to a line that was meant for another program, nor a server with the pages of others to one of its apps.
public final class ExitCalls {
    private static final ClassDesc HERE = ExitCalls.class.describeConstable().orElseThrow(), RUNTIME = Runtime.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc OF_SYSTEM = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int), OF_RUNTIME = OF_SYSTEM.insertParameterTypes(0, RUNTIME);
    private static final Set<String> CALLS = Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

    /// Whose code it is that calls.
    public enum Of {
        PROMPT("exit"), APP("exitOfApp");

        private final String method;

        Of(String method) {
            this.method = method;
        }

        private ConstantDesc instead(ConstantDesc argument) {
            return argument instanceof DirectMethodHandleDesc m && exits(m.owner().descriptorString().replaceAll("^L|;$", ""), m.methodName())
                    ? MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, HERE, method, type(m.owner())) : argument;
        }
    }

    private ExitCalls() {}

    /// The same class, in which they are refused.
    public static byte[] refused(byte[] bytes, ClassFile classFile, Of of) {
        ClassModel model = classFile.parse(bytes);
        boolean any = StreamSupport.stream(model.constantPool().spliterator(), false).anyMatch(e -> e instanceof MethodRefEntry m && exits(m.owner().asInternalName(), m.name().stringValue()));
        return !any ? bytes : classFile.transformClass(model, ClassTransform.transformingMethodBodies((code, element) -> {
            switch (element) {
                case InvokeInstruction i when exits(i.owner().asInternalName(), i.name().stringValue()) -> code.invokestatic(HERE, of.method, type(i.owner().asSymbol()));
                case InvokeDynamicInstruction i -> code.invokedynamic(DynamicCallSiteDesc.of(i.bootstrapMethod(), i.name().stringValue(), i.typeSymbol(),
                        i.bootstrapArgs().stream().map(of::instead).toArray(ConstantDesc[]::new)));       // System::exit
                default -> code.with(element);
            }
        }));
    }

    private static boolean exits(String owner, String name) {
        return CALLS.contains(owner + "." + name);
    }

    private static MethodTypeDesc type(ClassDesc owner) {
        return owner.equals(RUNTIME) ? OF_RUNTIME : OF_SYSTEM;
    }

    /// Called by the code of snippets instead of `System.exit`.
    public static void exit(int status) {
        throw new IllegalStateException("System.exit(%d) would end the prompt and all that is in it: /exit leaves".formatted(status));
    }

    /// Called by the code of snippets instead of those of `Runtime`.
    public static void exit(Runtime ignored, int status) {
        exit(status);
    }

    /// Called by the code of scripts instead of `System.exit`.
    public static void exitOfApp(int status) {
        throw new IllegalStateException("System.exit(%d) would end this program with the pages of all who look at it: an exception ends this page alone".formatted(status));
    }

    /// Called by the code of scripts instead of those of `Runtime`.
    public static void exitOfApp(Runtime ignored, int status) {
        exitOfApp(status);
    }
}
