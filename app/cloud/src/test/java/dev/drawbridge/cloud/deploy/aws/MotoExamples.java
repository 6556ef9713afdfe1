package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.build.BuildException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.examples.Example;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.syntax.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** moto and the examples with their code built: made once for all classes that deploy them, and gone after the last of them. */
final class MotoExamples implements AutoCloseable {
    private final Path folder;
    private final MotoCloud moto;
    private final Path petStore;
    private final Path clickCounter;

    private MotoExamples() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("moto-examples");
        boolean made = false;
        try {
            moto = MotoCloud.start(folder);
            petStore = project("pet-store");
            clickCounter = project("click-counter");
            made = true;
        } finally {
            if (!made) {
                delete();
            }
        }
    }

    /** Hands the one instance of a test run to whoever names it as a parameter. */
    static final class Once implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == MotoExamples.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(MotoExamples.class)).getOrComputeIfAbsent(MotoExamples.class, type -> {
                try {
                    return new MotoExamples();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** An example, with its code built once for all tests. */
    private Path project(String example) throws IOException {
        Path project = folder.resolve(example);
        Example.find(example).orElseThrow().copyTo(project);
        OpenProject.open(project).generate();
        try {
            StackTemplate.of(request(project, "build"), new BucketPlace("bucket", key -> key), Tree.map(), Restored.NONE, DeployListener.NONE);
        } catch (BuildException e) {
            Assumptions.assumeFalse(e.getMessage().contains("no connection"), "skipped, the libraries of the example are not here: " + e.getMessage());
            throw e;
        }
        return project;
    }

    DeployRequest request(Path project, String environment) {
        return new DeployRequest(project, OpenProject.open(project).store().design(), Environment.named(environment).withRegion(DeployedToMoto.REGION.id()).withEndpoint(moto.url()));
    }

    String url() {
        return moto.url();
    }

    /** Another example, built when it is asked for first. */
    synchronized Path example(String example) throws IOException {
        Path there = folder.resolve(example);
        return Files.exists(there) ? there : project(example);
    }

    Path petStore() {
        return petStore;
    }

    Path clickCounter() {
        return clickCounter;
    }

    @Override
    public void close() throws IOException {
        moto.close();
        delete();
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
