package dev.drawbridge.cloud.build;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The libraries of layers, as Lambda puts them on the class path of Java: every jar in {@code java/lib}, in the order of the layers. Source: "Working with layers
 * for Java Lambda functions" in the Lambda documentation. What else a layer has below {@code /opt} is not there on this machine.
 */
final class LayerContent {
    private static final String LIBRARIES = "java/lib";

    private final Path project;
    private final Path output;

    LayerContent(Path project, Path output) {
        this.project = project;
        this.output = output.resolve("layers");
    }

    /**
     * The jars of all layers that a function is wired to.
     *
     * @param problems hears of layers that cannot be read; the function runs without them, it may have no use for them here
     */
    ClassPath of(Design design, Node function, Consumer<String> problems) {
        DesignIndex index = new DesignIndex(design);
        ClassPath all = ClassPath.EMPTY;
        for (var wire : index.outOf(function.id(), WireRole.ACCESS)) {
            Node layer = index.to(wire);
            if (layer.kind().equals("layer")) {
                try {
                    all = all.plus(new ClassPath(jars(layer)));
                } catch (CloudException unreadable) {
                    problems.accept(unreadable.getMessage());
                }
            }
        }
        return all;
    }

    private List<Path> jars(Node layer) {
        String said = layer.field("contentUri").flatMap(Value::asText).filter(text -> !text.isBlank()).orElse("layers/" + Names.kebab(layer.name()));
        if (said.matches("[a-zA-Z][a-zA-Z0-9+.-]+://.*")) {
            throw new CloudException("The content of the layer " + layer.name() + " is in a bucket (" + said + "), so it cannot be used here. Let its content name a folder of the project.");
        }
        Path content = project.resolve(said).normalize();
        try {
            Path folder = Files.isRegularFile(content) ? unpacked(layer, content) : content.resolve(LIBRARIES);
            if (!Files.isDirectory(folder)) {
                throw new CloudException("The layer " + layer.name() + " has no folder " + LIBRARIES + " in " + said + ". Put its jars there, as Lambda wants them.");
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
            }
        } catch (IOException e) {
            throw new CloudException("The layer " + layer.name() + " cannot be read from " + said + ": " + e.getMessage() + ".", e);
        }
    }

    private Path unpacked(Node layer, Path zip) throws IOException {
        Path folder = output.resolve(layer.id().value()).resolve(ContentHash.of(Files.readAllBytes(zip)).substring(0, 16));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path fresh = Files.createDirectories(folder.resolveSibling(folder.getFileName() + ".new"));
        List<String> seen = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                // jars alone, so that no entry can lead out of the folder
                if (name.matches("/?" + LIBRARIES + "/[^/\\\\]+\\.jar")) {
                    seen.add(name);
                    Files.copy((InputStream) in, fresh.resolve(name.substring(name.lastIndexOf('/') + 1)), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        if (seen.isEmpty()) {
            throw new CloudException("The layer " + layer.name() + " has no jar in " + LIBRARIES + " of " + zip.getFileName() + ". Put its jars there, as Lambda wants them.");
        }
        return Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }
}
