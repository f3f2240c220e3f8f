package dev.aquatint.shell.engine;

import dev.aquatint.spi.StopSignal;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes code of snippets look for the [StopSignal]: at the start of every method, and before every jump back.
public final class StopChecks {
    private static final ClassDesc SIGNAL = StopSignal.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

    private final ClassFile classFile;

    /// @param classFile that knows the classes which the code mentions
    public StopChecks(ClassFile classFile) {
        this.classFile = classFile;
    }

    /// The same class with checks.
    public byte[] added(byte[] bytes) {
        return classFile.transformClass(classFile.parse(bytes), ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Checked::new)));
    }

    /// The body of one method.
    private static final class Checked implements CodeTransform {
        private final Set<Label> passed = new HashSet<>();

        @Override
        public void atStart(CodeBuilder code) {
            check(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case LabelTarget here -> passed.add(here.label());
                case BranchInstruction jump when passed.contains(jump.target()) -> check(code);
                case TableSwitchInstruction s when back(s.cases(), s.defaultTarget()) -> check(code);
                case LookupSwitchInstruction s when back(s.cases(), s.defaultTarget()) -> check(code);
                default -> { }
            }
            code.with(element);
        }

        private boolean back(List<SwitchCase> cases, Label otherwise) {
            return passed.contains(otherwise) || cases.stream().anyMatch(c -> passed.contains(c.target()));
        }

        private static void check(CodeBuilder code) {
            code.invokestatic(SIGNAL, "check", NOTHING);
        }
    }
}
