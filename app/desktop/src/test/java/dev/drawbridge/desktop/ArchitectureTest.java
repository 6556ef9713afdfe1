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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Says of the whole house what module descriptors cannot say. The desktop sees every room, so the test lives here. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.drawbridge");
    private static final String[] FEATURES = {"canvas", "palette", "inspector", "code", "run", "findings"};
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
