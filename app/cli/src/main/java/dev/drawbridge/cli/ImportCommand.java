package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.StackImport;
import dev.drawbridge.generators.project.Imports;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.check.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Makes a project of a template, or says of a whole folder of templates what would be understood. */
@Command(name = "import", description = "Makes a project of a SAM or CloudFormation template, or of a file of the Serverless Framework.", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The template or serverless.yml, YAML or JSON.")
    private Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "The folder of the new project; the template and the files it refers to are copied there.")
    private Path folder;

    @Option(names = "--report", paramLabel = "FOLDER", description = "Opens every template below a folder and prints what was understood; writes nothing.")
    private Path report;

    @Option(names = "--stack", paramLabel = "NAME", description = "Makes the project of what is deployed under that name, whoever deployed it: drawbridge import --stack NAME DIR. Deploying changes it then.")
    private String stack;

    @Option(names = "--env", paramLabel = "NAME", description = "With --stack: what the environment is called in the new project.", defaultValue = Environment.FIRST)
    private String environment;

    @Option(names = "--profile", paramLabel = "P", description = "With --stack: the profile of the cloud's configuration.", defaultValue = "")
    private String profile;

    @Option(names = "--region", paramLabel = "R", description = "With --stack: the region.", defaultValue = "")
    private String region;

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "With --stack: another address than the cloud's own, for emulators.", defaultValue = "")
    private String endpoint;

    @Option(names = "--json", description = "Prints facts as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (report != null) {
            if (file != null || !Files.isDirectory(report)) {
                throw new ParameterException(spec.commandLine(), file != null ? "Give either FILE and DIR, or --report FOLDER." : report + " is no folder.");
            }
            return new ImportReport(report).print(spec.commandLine().getOut(), json);
        }
        if (stack != null) {
            return ofStack();
        }
        if (file == null || folder == null) {
            throw new ParameterException(spec.commandLine(), "Say which template and where: drawbridge import template.yaml my-project.");
        }
        Imports.Imported imported = Imports.copy(file, folder);
        return made(imported.project(), file.toString(), imported.copied(), imported.notes());
    }

    private int ofStack() {
        if (file == null || folder != null) {
            throw new ParameterException(spec.commandLine(), "Say where the project is to be: drawbridge import --stack " + stack + " my-project.");
        }
        folder = file;
        Environment where = Environment.named(environment).withStack(stack).withProfile(profile).withRegion(region).withEndpoint(endpoint);
        StackImport.Imported imported = StackImport.into(folder, EnvironmentOptions.DEPLOYERS.of(where), where);
        return made(imported.project(), "the stack " + stack, List.of(imported.template()), imported.notes());
    }

    private int made(OpenProject project, String from, List<String> copied, List<String> notes) {
        Design design = project.store().design();
        List<Finding> findings = project.templateFindings().map(found -> found.findings()).orElse(List.of());
        long raw = design.nodes().values().stream().filter(node -> node.kind().equals("raw-resource")).count();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("project", folder.toString());
            facts.put("template", project.templateFile());
            facts.put("cards", design.nodes().size() - raw);
            facts.put("raw", raw);
            facts.put("wires", design.wires().size());
            facts.put("copied", copied);
            facts.put("notes", notes);
            facts.put("findings", findings.size());
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(facts));
            return CommandLineMain.FINE;
        }
        out.println("Made " + folder + " from " + from + ": " + count(design.nodes().size() - raw, "card") + ", " + count(design.wires().size(), "wire") + ", "
                + count(raw, "resource") + " without a kind of its own.");
        notes.forEach(out::println);
        if (!findings.isEmpty()) {
            out.println(count(findings.size(), "finding") + " in the template: drawbridge check " + folder);
        }
        return CommandLineMain.FINE;
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
