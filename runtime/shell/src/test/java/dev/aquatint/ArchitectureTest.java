package dev.aquatint;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.regex.Pattern;

/// The arrows of the house: who may know whom.
@AnalyzeClasses(packages = "dev.aquatint", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /// What `formatted` writes in the digits of a locale.
    private static final Pattern NUMBER = Pattern.compile("(?<!%)(%%)*%(\\d+\\$)?[-#+ 0,(.\\d]*[deEfgGt]");
    private static final String[] DSL = {"dev.aquatint", "dev.aquatint.frame..", "dev.aquatint.element..", "dev.aquatint.operation..", "dev.aquatint.reduce..",
        "dev.aquatint.style..", "dev.aquatint.param..", "dev.aquatint.stream..", "dev.aquatint.layout..", "dev.aquatint.spi..", "dev.aquatint.picture..", "dev.aquatint.canvas.."};

    @ArchTest
    static final ArchRule arrows = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("dsl").definedBy(DSL)
            .layer("columns").definedBy("dev.aquatint.columns..")
            .layer("raster").definedBy("dev.aquatint.raster..")
            .layer("session").definedBy("dev.aquatint.session..")
            .layer("document").definedBy("dev.aquatint.document..")
            .layer("server").definedBy("dev.aquatint.server..")
            .layer("shell").definedBy("dev.aquatint.shell..")
            .whereLayer("shell").mayNotBeAccessedByAnyLayer()
            .whereLayer("server").mayOnlyBeAccessedByLayers("shell")
            .whereLayer("document").mayOnlyBeAccessedByLayers("server")
            .whereLayer("session").mayOnlyBeAccessedByLayers("server", "shell")
            .whereLayer("raster").mayOnlyBeAccessedByLayers("session", "server", "shell")
            .whereLayer("columns").mayOnlyBeAccessedByLayers("raster")
            .whereLayer("dsl").mayOnlyBeAccessedByLayers("columns", "raster", "session", "document", "server", "shell");

    @ArchTest
    static final ArchRule no_cycles_between_packages = slices().matching("dev.aquatint.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_language_needs_nothing_but_the_jdk = noClasses().that().resideInAnyPackage(DSL)
            .should().dependOnClassesThat().resideOutsideOfPackages("dev.aquatint..", "java..");

    @ArchTest
    static final ArchRule the_language_does_no_io = noClasses().that().resideInAnyPackage(DSL)
            .should().dependOnClassesThat().haveNameMatching("java\\.nio\\.file\\.Files|java\\.io\\.(File|FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile|PrintWriter)|java\\.lang\\.Process(Builder)?")
            .orShould().dependOnClassesThat().resideInAnyPackage("java.net..", "java.nio.channels..", "java.util.zip..", "java.sql..");

    @ArchTest
    static final ArchRule files_are_read_in_columns = onlyIn("dev.aquatint.columns..", "org.apache.arrow..", "org.apache.parquet..", "de.siegmar..", "org.xerial..", "com.github.luben..", "io.airlift..", "org.brotli..");

    /// Hadoop is there when it is compiled and not when it runs: only where parquet-java's signatures name it, and never called.
    @ArchTest
    static final ArchRule hadoop_is_only_named = noClasses().that().haveNameNotMatching("dev\\.aquatint\\.columns\\.parquet\\.FrameWriter\\$(Builder|Support)")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.hadoop..");

    @ArchTest
    static final ArchRule hadoop_is_never_called = noClasses().should().accessTargetWhere(JavaAccess.Predicates.targetOwner(resideInAnyPackage("org.apache.hadoop..")));

    @ArchTest
    static final ArchRule memory_is_touched_in_columns_and_raster = noClasses().that().resideOutsideOfPackages("dev.aquatint.columns..", "dev.aquatint.raster..")
            .should().dependOnClassesThat().resideInAnyPackage("java.lang.foreign..", "jdk.incubator.vector..");

    @ArchTest
    static final ArchRule jetty_is_in_server = onlyIn("dev.aquatint.server..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule shells_are_in_shell = onlyIn("dev.aquatint.shell..", "jdk.jshell..", "org.jline..", "picocli..");

    @ArchTest
    static final ArchRule libraries_are_resolved_in_one_package = onlyIn("dev.aquatint.shell.library..", "eu.maveniverse..", "org.eclipse.aether..", "org.apache.maven..");

    @ArchTest
    static final ArchRule nobody_uses_java_serialization = noClasses()
            .should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream");

    @ArchTest
    static final ArchRule no_kotlin = noClasses().should().dependOnClassesThat().resideInAnyPackage("kotlin..", "kotlinx..");

    /// Where a JVM speaks Arabic, Persian or Nepali, `%d` writes digits that no browser reads in an address, and no Prometheus in a metric. `%s` never does.
    @ArchTest
    static final ArchRule what_machines_read_is_written_without_a_locale = classes().that().resideInAnyPackage("dev.aquatint.server..", "dev.aquatint.document..")
            .and().doNotHaveFullyQualifiedName("dev.aquatint.document.plot.TickTimes").and().doNotHaveFullyQualifiedName("dev.aquatint.document.plot.Numerals")      // formats of BokehJS
            .should(new ArchCondition<>("format no numbers") {
                @Override
                public void check(JavaClass c, ConditionEvents events) {
                    try (InputStream in = c.getSource().orElseThrow().getUri().toURL().openStream()) {
                        for (PoolEntry entry : ClassFile.of().parse(in.readAllBytes()).constantPool()) {
                            if (entry instanceof StringEntry s && NUMBER.matcher(s.stringValue()).find()) events.add(SimpleConditionEvent.violated(c, c.getName() + " has \"" + s.stringValue() + "\""));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });

    private static ArchRule onlyIn(String home, String... libraries) {
        return noClasses().that().resideOutsideOfPackage(home).should().dependOnClassesThat().resideInAnyPackage(libraries);
    }
}
