package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.build.ClassPath;
import dev.drawbridge.cloud.build.CompileDiagnostic;
import dev.drawbridge.cloud.build.CompileRequest;
import dev.drawbridge.cloud.build.CompileResult;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FunctionPackage;
import dev.drawbridge.cloud.build.FunctionProject;
import dev.drawbridge.cloud.build.JavaCompilation;
import dev.drawbridge.cloud.build.PackageRequest;
import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** Builds the zips of functions, as Lambda reads them. The same code gives the same zip on every machine. */
final class FunctionZips {
    /** Unzipped, with layers. Source: Lambda quotas, in the AWS Lambda developer guide. */
    static final long MAX_UNZIPPED = 250L * 1024 * 1024;
    private static final int SHOWN_ERRORS = 5;

    private final Path project;
    private final Dependencies dependencies;
    private final JavaCompilation compiler = new JavaCompilation();

    FunctionZips(Path project) {
        this.project = project;
        this.dependencies = new Dependencies(project.resolve(".drawbridge").resolve("build").resolve("dependencies"));
    }

    /**
     * The zip of a function card.
     *
     * @throws DeployException if the code does not compile or the zip is larger than Lambda takes
     */
    FunctionPackage build(Design design, Node function, DeployListener listener) {
        FunctionCode code = FunctionCode.of(design, function);
        Path folder = project.resolve(code.folder());
        if (!Files.isRegularFile(folder.resolve("pom.xml"))) {
            throw new DeployException("The function " + function.name() + " has no pom.xml in " + code.folder() + ". Generate the project first.");
        }
        listener.on(new DeployEvent.Step("Building " + function.name()));
        FunctionProject maven = dependencies.project(folder.resolve("pom.xml"), fetch -> {
            if (!fetch.done()) {
                listener.on(new DeployEvent.Step("Fetching " + fetch.file()));
            }
        });
        Path output = project.resolve(".drawbridge").resolve("build").resolve(function.id().value()).resolve("deploy-classes");
        CompileResult result = compiler.compile(new CompileRequest(
                List.of(folder.resolve("src/main/java"), folder.resolve("src/generated/java")), List.of(folder.resolve("src/main/resources")),
                maven.compile(), maven.release().orElse(Runtime.version().feature()), output));
        if (!result.succeeded()) {
            throw new DeployException(function.name() + " does not compile:" + lines(result.errors()));
        }
        return checked(function.name(), folder(List.of(output), maven.runtime(), Names.kebab(function.name())));
    }

    /** The zip of a folder that is ready to run, as it is. */
    FunctionPackage folder(String name, Path folder) {
        return checked(name, folder(List.of(folder), ClassPath.of(), name));
    }

    private FunctionPackage folder(List<Path> classes, ClassPath libraries, String name) {
        return FunctionPackage.write(new PackageRequest(name, classes, libraries, project.resolve(".drawbridge").resolve("build").resolve("zips")));
    }

    private static FunctionPackage checked(String name, FunctionPackage zip) {
        long unzipped = unzipped(zip.file());
        if (unzipped > MAX_UNZIPPED) {
            throw new DeployException("The code of " + name + " is " + unzipped / (1024 * 1024) + " MB unzipped; Lambda takes " + MAX_UNZIPPED / (1024 * 1024)
                    + " MB. Remove libraries from its pom.xml.");
        }
        return zip;
    }

    /** Bytes of all entries. */
    static long unzipped(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().mapToLong(entry -> Math.max(entry.getSize(), 0)).sum();
        } catch (IOException e) {
            throw new DeployException(zip + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private String lines(List<CompileDiagnostic> errors) {
        StringBuilder out = new StringBuilder();
        for (CompileDiagnostic error : errors.subList(0, Math.min(SHOWN_ERRORS, errors.size()))) {
            Path file = Path.of(error.file());
            String shown = error.file().isEmpty() ? "" : (file.startsWith(project) ? project.relativize(file) : file) + ":" + error.line() + ": ";
            out.append("\n  ").append(shown).append(error.message().lines().findFirst().orElse("error"));
        }
        return errors.size() > SHOWN_ERRORS ? out.append("\n  and ").append(errors.size() - SHOWN_ERRORS).append(" more").toString() : out.toString();
    }
}
