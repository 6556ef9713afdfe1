package dev.drawbridge.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Says of the whole house what module descriptors cannot say. The desktop sees every room, so the test lives here. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.drawbridge");
    private static final String[] FEATURES = {"canvas", "palette", "inspector", "code", "run", "deploy", "monitor", "findings", "find", "outline", "start"};
    private static final Pattern IAM_ACTION = Pattern.compile("\"[a-z0-9-]+:[A-Z][A-Za-z]+\"");
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Manager|Helper|Util|Utils|Impl)");

    @Test
    void theKernelKnowsNoToolkitAndNoRoomAboveIt() {
        noClasses().that().resideInAPackage("dev.drawbridge.model..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..", "software.amazon..", "dev.drawbridge.generators..", "dev.drawbridge.cloud..",
                        "dev.drawbridge.cli..", "dev.drawbridge.desktop..")
                .check(HOUSE);
    }

    @Test
    void generatorsKnowNeitherTheCloudNorAnyView() {
        noClasses().that().resideInAPackage("dev.drawbridge.generators..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "dev.drawbridge.cloud..", "dev.drawbridge.cli..", "dev.drawbridge.desktop..")
                .check(HOUSE);
    }

    @Test
    void onlyTheDesktopKnowsJavaFx() {
        noClasses().that().resideOutsideOfPackage("dev.drawbridge.desktop..").should().dependOnClassesThat().resideInAnyPackage("javafx..").check(HOUSE);
    }

    @Test
    void theCloudKnowsNeitherCommandLineNorDesktop() {
        noClasses().that().resideInAPackage("dev.drawbridge.cloud..").should().dependOnClassesThat().resideInAnyPackage("dev.drawbridge.cli..", "dev.drawbridge.desktop..").check(HOUSE);
    }

    @Test
    void theCommandLineDoesNotKnowTheDesktopAndTheDesktopStartsItInOnePlaceOnly() {
        noClasses().that().resideInAPackage("dev.drawbridge.cli..").should().dependOnClassesThat().resideInAPackage("dev.drawbridge.desktop..").check(HOUSE);
        noClasses().that().resideInAPackage("dev.drawbridge.desktop.*..").should().dependOnClassesThat().resideInAPackage("dev.drawbridge.cli..").check(HOUSE);
    }

    @Test
    void featuresOfTheDesktopDoNotKnowEachOther() {
        for (String feature : FEATURES) {
            for (String other : FEATURES) {
                if (!feature.equals(other)) {
                    noClasses().that().resideInAPackage("dev.drawbridge.desktop." + feature + "..")
                            .should().dependOnClassesThat().resideInAPackage("dev.drawbridge.desktop." + other + "..").allowEmptyShould(true).check(HOUSE);
                }
            }
        }
    }

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching("dev.drawbridge.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void anIamActionThatAWireGrantsStandsInTheWireTableOnly() throws IOException {
        // surefire runs in the module's folder, two below the house
        Path house = Path.of("").toAbsolutePath().getParent().getParent();
        try (Stream<Path> files = Files.walk(house)) {
            List<Path> sources = files.filter(f -> f.toString().endsWith(".java") && f.toString().contains("/src/main/java/dev/drawbridge/".replace('/', File.separatorChar))).toList();
            Assertions.assertThat(sources).as("sources below " + house).hasSizeGreaterThan(200);
            for (Path source : sources) {
                // what the tool itself calls when it deploys is no wire's business: a test compares it with docs/aws-permissions.md
                boolean ownCalls = source.getParent().endsWith(Path.of("cloud", "deploy", "aws"));
                if (!source.getParent().endsWith(Path.of("model", "wire")) && !ownCalls) {
                    Assertions.assertThat(IAM_ACTION.matcher(Files.readString(source)).results().map(MatchResult::group).toList()).as(source.toString()).isEmpty();
                }
            }
        }
    }

    @Test
    void noTypeHasANameThatSaysNothing() {
        classes().that().areTopLevelClasses().should(new ArchCondition<JavaClass>("say what they are") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean vague = VAGUE_NAME.matcher(type.getSimpleName()).matches();
                events.add(new SimpleConditionEvent(type, !vague, type.getName() + " is a name that says nothing"));
            }
        }).check(HOUSE);
    }
}
