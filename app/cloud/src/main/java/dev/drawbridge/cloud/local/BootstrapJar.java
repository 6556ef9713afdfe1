package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The jar with the classes of {@code dev.drawbridge.cloud.bootstrap} that child JVMs start from, made from our own classes and named by content. */
public final class BootstrapJar {
    /** Every class of the package; a test keeps the list complete. */
    static final List<String> CLASSES = List.of("CacheMain", "EmulatorMain", "Footprint", "FunctionMain", "LifeLine", "OidcPart", "Reflect", "RuntimeClient", "RuntimeConnection", "RuntimeConnection$Answer", "S3Part", "S3Part$Voice",
            "SqsPart", "Words");

    private static final String PACKAGE = "dev/drawbridge/cloud/bootstrap/";
    private static final int NAME_HASH_CHARS = 16;

    private BootstrapJar() {
    }

    /**
     * Writes the jar into a folder unless it is there.
     *
     * @throws CloudException when the folder cannot be written
     */
    public static Path in(Path folder) {
        try {
            byte[] jar = bytes();
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar)).substring(0, NAME_HASH_CHARS);
            Path file = folder.resolve("bootstrap-" + hash + ".jar");
            if (!Files.isRegularFile(file)) {
                Files.createDirectories(folder);
                Path temporary = Files.createTempFile(folder, "bootstrap", ".tmp");
                Files.write(temporary, jar);
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            throw new CloudException("The folder " + folder + " cannot be written: " + e.getMessage() + ".", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : CLASSES) {
                ZipEntry entry = new ZipEntry(PACKAGE + name + ".class");
                entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
                zip.putNextEntry(entry);
                try (InputStream in = BootstrapJar.class.getResourceAsStream("/" + entry.getName())) {
                    if (in == null) {
                        throw new IllegalStateException("the class " + entry.getName() + " is missing from this program");
                    }
                    in.transferTo(zip);
                }
            }
        }
        return bytes.toByteArray();
    }
}
