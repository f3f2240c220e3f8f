package dev.aquatint.shell.watch;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.aquatint.shell.engine.Diagnosis;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// What a snippet declares and uses, as far as its text alone tells.
///
/// @param declares names of variables, methods, types and imports; `*` for an import of many
/// @param signatures the same, methods with the types of their parameters, imports as such
/// @param uses every name that could be one of another snippet
/// @param assigns those that are given another value
/// @param runs it does something when its turn comes: not a method, a type or an import
public record Syntax(Set<String> declares, Set<String> signatures, Set<String> uses, Set<String> assigns, boolean runs) {
    private static final Pattern IMPORT = Pattern.compile("import\\s+(?:static\\s+|module\\s+)?[\\w.]*?(\\*|\\w+)\\s*;?", Pattern.DOTALL);
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /// As far as its text tells.
    public static Syntax of(String source) {
        Matcher m = IMPORT.matcher(source.strip());
        if (m.matches()) {
            String name = source.contains("module") ? "*" : m.group(1);
            return new Syntax(Set.of(name), Set.of("import " + name), Set.of(), Set.of(), false);
        }
        // a line end before the brace: the snippet may end in a comment
        return parsed("class $ { void $() { " + source + "\n} }", true).or(() -> parsed("class $ { " + source + "\n}", false)).or(() -> parsed("class $ { void $() { $ = " + source + "\n; } }", true)).orElseGet(() -> {
            String declared = Diagnosis.declaredBy(source).missing();
            Set<String> name = declared.isEmpty() ? Set.of() : Set.of(declared);
            return new Syntax(name, name, Set.of(), Set.of(), true);
        });
    }

    private static Optional<Syntax> parsed(String unit, boolean inMethod) {
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        var task = (JavacTask) COMPILER.getTask(null, null, errors, List.of("-proc:none"), null, List.of(new Source(unit)));
        try {
            List<? extends Tree> members = List.of();
            for (CompilationUnitTree file : task.parse()) members = ((ClassTree) file.getTypeDecls().getFirst()).getMembers();
            if (errors.getDiagnostics().stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR)) return Optional.empty();
            Scan scan = new Scan();
            scan.top(inMethod ? ((MethodTree) members.getFirst()).getBody().getStatements() : members);
            return Optional.of(new Syntax(scan.declares, scan.signatures, scan.uses, scan.assigns, scan.runs));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Scan extends TreeScanner<Void, Void> {
        final Set<String> declares = new HashSet<>(), signatures = new HashSet<>(), uses = new HashSet<>(), assigns = new HashSet<>();
        boolean runs;

        void top(List<? extends Tree> trees) {
            for (Tree tree : trees) {
                switch (tree) {
                    case MethodTree method -> {
                        declares.add(method.getName().toString());
                        signatures.add(signature(method.getName().toString(), method.getParameters().stream().map(p -> p.getType().toString()).collect(Collectors.joining(","))));
                    }
                    case ClassTree type -> declare(type.getSimpleName().toString());
                    case VariableTree variable -> {
                        declare(variable.getName().toString());
                        runs = true;
                    }
                    default -> runs = true;
                }
                scan(tree, null);
            }
        }

        private void declare(String name) {
            declares.add(name);
            signatures.add(name);
        }

        @Override
        public Void visitIdentifier(IdentifierTree name, Void none) {
            uses.add(name.getName().toString());
            return null;
        }

        @Override
        public Void visitAssignment(AssignmentTree assignment, Void none) {
            assign(assignment.getVariable());
            return super.visitAssignment(assignment, none);
        }

        @Override
        public Void visitCompoundAssignment(CompoundAssignmentTree assignment, Void none) {
            assign(assignment.getVariable());
            return super.visitCompoundAssignment(assignment, none);
        }

        @Override
        public Void visitUnary(UnaryTree unary, Void none) {
            switch (unary.getKind()) {
                case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> assign(unary.getExpression());
                default -> { }
            }
            return super.visitUnary(unary, none);
        }

        private void assign(ExpressionTree to) {
            ExpressionTree base = to;
            while (base instanceof ArrayAccessTree array) base = array.getExpression();
            if (base instanceof IdentifierTree name) assigns.add(name.getName().toString());
        }
    }

    /// As [#signatures] has it.
    ///
    /// @param parameters their types, apart by commas
    static String signature(String method, String parameters) {
        return method + "(" + parameters.replaceAll("\\s", "").replace("...", "[]") + ")";
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///$.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
