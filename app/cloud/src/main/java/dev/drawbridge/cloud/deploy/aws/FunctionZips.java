package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.build.BuildListener;
import dev.drawbridge.cloud.build.BuiltFunction;
import dev.drawbridge.cloud.build.ClassPath;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FunctionBuilder;
import dev.drawbridge.cloud.build.FunctionPackage;
import dev.drawbridge.cloud.build.PackageRequest;
import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Builds the zips of functions, as Lambda reads them. The same code gives the same zip on every machine. */
final class FunctionZips {
    /** Unzipped, with layers. Source: Lambda quotas, in the AWS Lambda developer guide. */
    static final long MAX_UNZIPPED = 250L * 1024 * 1024;

    private final Path project;
    private final FunctionBuilder builder;

    FunctionZips(Path project) {
        this.project = project;
        this.builder = new FunctionBuilder(project, new Dependencies(project.resolve(".drawbridge").resolve("libraries")), "deploy-classes");
    }

    /**
     * The zips of function cards, built side by side.
     *
     * @param prefix of the names of the zips, which are unique in a project
     * @throws DeployException if the code of one does not compile, or a zip is larger than Lambda takes
     */
    Map<NodeId, FunctionPackage> build(Design design, List<Node> functions, String prefix, DeployListener listener) {
        Map<NodeId, FunctionPackage> zips = new LinkedHashMap<>();
        try {
            Map<NodeId, BuiltFunction> built = builder.build(design, functions, new BuildListener() {
                @Override
                public void step(String step) {
                    listener.on(new DeployEvent.Step(step));
                }

                @Override
                public void problem(NodeId function, String sentence) {
                    // a deploy ends with it, and then says it
                }
            });
            built.forEach((id, function) -> {
                List<Path> folders = function.classes().entries().stream().filter(Files::isDirectory).toList();
                ClassPath jars = new ClassPath(function.classes().entries().stream().filter(Files::isRegularFile).toList()).plus(function.libraries());
                String name = design.requireNode(id).name();
                zips.put(id, checked(name, folder(folders, jars, prefix + Names.kebab(name))));
            });
        } catch (DeployException known) {
            throw known;
        } catch (CloudException failed) {
            throw new DeployException(failed.getMessage(), failed);
        }
        return zips;
    }

    /** As above, for one. */
    FunctionPackage build(Design design, Node function, DeployListener listener) {
        FunctionPackage zip = build(design, List.of(function), "", listener).get(function.id());
        if (zip == null) {
            throw new DeployException(builder.foreign(function).orElse(function.name() + " was not built."));
        }
        return zip;
    }

    /** The zip of a folder that is ready to run, as it is: programs in it stay programs. */
    FunctionPackage asItIs(String name, Path folder) {
        return checked(name, FunctionPackage.write(new PackageRequest(name, List.of(folder), ClassPath.of(), zips(), true)));
    }

    /** The zip of one file that is ready to run. */
    FunctionPackage single(String name, Path file) {
        Path folder = project.resolve(".drawbridge").resolve("build").resolve("single").resolve(name);
        try {
            Files.createDirectories(folder);
            Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new DeployException(file + " cannot be read: " + e.getMessage() + ".", e);
        }
        return asItIs(name, folder);
    }

    private Path zips() {
        return project.resolve(".drawbridge").resolve("build").resolve("zips");
    }

    private FunctionPackage folder(List<Path> classes, ClassPath libraries, String name) {
        return FunctionPackage.write(new PackageRequest(name, classes, libraries, zips()));
    }

    private static FunctionPackage checked(String name, FunctionPackage zip) {
        check(name, zip.file());
        return zip;
    }

    /**
     * Makes sure that Lambda takes an archive; what is none, AWS knows better.
     *
     * @throws DeployException if it is too large
     */
    static void check(String name, Path archive) {
        long unzipped = unzipped(archive);
        if (unzipped > MAX_UNZIPPED) {
            throw new DeployException("The code of " + name + " is " + unzipped / (1024 * 1024) + " MB unzipped; Lambda takes " + MAX_UNZIPPED / (1024 * 1024)
                    + " MB. Take out of it what it does not need, libraries first.");
        }
    }

    /** Bytes of all entries. */
    static long unzipped(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().mapToLong(entry -> Math.max(entry.getSize(), 0)).sum();
        } catch (ZipException noZip) {
            return 0;
        } catch (IOException e) {
            throw new DeployException(zip + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
