package dev.drawbridge.cloud.local.control;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code .drawbridge/run.json}: that a project runs, and how to reach it.
 *
 * @param pid of the process that runs it
 * @param control address of its control server
 * @param secret that the control server asks for; the file can be read by its owner only
 */
public record RunFile(long pid, URI control, String secret, List<Address> addresses) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public RunFile {
        addresses = List.copyOf(addresses);
    }

    private static Path path(Path project) {
        return project.resolve(".drawbridge").resolve("run.json");
    }

    /** The file of a project that runs now; one left behind by a process that is gone counts as none. */
    public static Optional<RunFile> read(Path project) {
        Path file = path(project);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            List<Address> addresses = new ArrayList<>();
            json.path("addresses").forEach(a -> addresses.add(new Address(new NodeId(a.path("node").asString()), a.path("label").asString(), a.path("text").asString())));
            RunFile run = new RunFile(json.path("pid").asLong(), URI.create(json.path("control").asString()), json.path("secret").asString(), addresses);
            return isAlive(run.pid(), json.path("started").asString("")) ? Optional.of(run) : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The number of a process that is gone may belong to another by now, which started at another time. */
    private static boolean isAlive(long pid, String started) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && (started.isEmpty() || started.equals(started(pid)));
    }

    /** When a process started, as text; empty where the system does not tell. */
    private static String started(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().startInstant()).map(Instant::toString).orElse("");
    }

    /** Writes it at once and whole, readable by the owner only. */
    public void write(Path project) {
        ObjectNode json = JSON.createObjectNode().put("pid", pid).put("started", started(pid)).put("control", control.toString()).put("secret", secret);
        var array = json.putArray("addresses");
        addresses.forEach(a -> array.addObject().put("node", a.node().value()).put("label", a.label()).put("text", a.text()));
        Path file = path(project);
        try {
            Files.createDirectories(file.getParent());
            Path temporary = file.resolveSibling("run.json.tmp");
            Files.deleteIfExists(temporary);
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(temporary, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CloudException("The project folder " + project + " cannot be written: " + e.getMessage() + ". Runs keep their data there.", e);
        }
    }

    /** The project does not run any more. */
    public static void delete(Path project) {
        try {
            Files.deleteIfExists(path(project));
        } catch (IOException stale) {
            // a file of a process that is gone counts as none anyway
            return;
        }
    }
}
