package dev.drawbridge.generators.java;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.maven.MavenProject;
import dev.drawbridge.generators.maven.MavenProject.FunctionModule;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The Java of a design: for each function the user's class and test (written once), its generated sources with the AWS
 * adapter, and its Maven project. Pure: the same design gives the same files. Safe for several threads.
 */
public final class JavaProject {
    private final FunctionPlans plans;

    public JavaProject(Catalogue catalogue, WireTable table) {
        this.plans = new FunctionPlans(catalogue, table);
    }

    /** With the kinds and wires that come with the program. */
    public static JavaProject standard() {
        return new JavaProject(Catalogue.standard(), WireTable.standard());
    }

    /**
     * Every file, sorted by path. What is below {@code src/generated} of a function is ours alone: a file there that is
     * not in the list is to be removed.
     *
     * @throws dev.drawbridge.model.ModelException if two cards would have the same name in Java
     */
    public List<GeneratedFile> of(Design design) {
        List<GeneratedFile> files = new ArrayList<>();
        List<FunctionPlan> all = plans.of(design);
        if (all.isEmpty() && design.nodes().values().stream().anyMatch(Adoption::isAdopted)) {
            // the project is somebody else's, and so is its build
            return List.of();
        }
        for (FunctionPlan plan : all) {
            files.add(CoreSource.of(plan));
            files.add(TestSource.of(plan));
            files.addAll(SharedTypes.of(plan));
            files.addAll(InMemorySource.of(plan));
            files.addAll(AwsSource.of(plan));
        }
        files.addAll(MavenProject.of(design, all.stream().map(JavaProject::module).toList()));
        files.sort(Comparator.comparing(GeneratedFile::path));
        return List.copyOf(files);
    }

    /** The environment variables that the emitted Java of that function reads: those of its wires, and no others. */
    public SortedSet<String> environment(Design design, Node function) {
        FunctionCode code = FunctionCode.of(design, function);
        SortedSet<String> names = new TreeSet<>();
        plans.of(design).stream().filter(plan -> plan.code().equals(code)).flatMap(plan -> plan.ports().stream())
                .forEach(port -> port.facts().environment().forEach(setting -> names.add(setting.variable())));
        return names;
    }

    private static FunctionModule module(FunctionPlan plan) {
        SortedSet<String> services = new TreeSet<>();
        for (PortPlan port : plan.ports()) {
            services.add(switch (port) {
                case PortPlan.TablePort table -> "dynamodb";
                case PortPlan.QueuePort queue -> "sqs";
                case PortPlan.TopicPort topic -> "sns";
                case PortPlan.BucketPort bucket -> "s3";
                case PortPlan.FunctionPort function -> "lambda";
                case ServicePort service -> service.client().artifact();
            });
        }
        boolean events = plan.starts().stream().anyMatch(start -> !(start instanceof StartPlan.Invocation) && !(start instanceof EventStart event && event.fromText()));
        return new FunctionModule(plan.name(), plan.code(), plan.release(), services, events, AwsSource.deserializes(plan));
    }
}
