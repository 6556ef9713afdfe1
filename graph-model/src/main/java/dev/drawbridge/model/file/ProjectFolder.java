package dev.drawbridge.model.file;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of a user's project: reads and writes {@code drawbridge.json} and {@code drawbridge.layout.json}, nothing else
 * but the one line in {@code .gitignore}. Saves are atomic. Holds no state, so any thread may use it.
 *
 * <p>Every method that touches the disk throws {@link ProjectFileException}, and nothing else, when it cannot.
 */
public final class ProjectFolder {
    public static final String DESIGN_FILE = "drawbridge.json";
    public static final String LAYOUT_FILE = "drawbridge.layout.json";
    /** Build output, local data, journal: never under version control. */
    public static final String PRIVATE_FOLDER = ".drawbridge";

    private final Path root;
    private final FileFormat designFormat;
    private final FileFormat layoutFormat;

    public ProjectFolder(Path root) {
        this(root, FileFormat.DESIGN, FileFormat.LAYOUT);
    }

    ProjectFolder(Path root, FileFormat designFormat, FileFormat layoutFormat) {
        this.root = root;
        this.designFormat = designFormat;
        this.layoutFormat = layoutFormat;
    }

    /**
     * What was read.
     *
     * @param hash of the bytes of both files; another hash later means that somebody changed them
     */
    public record Content(Design design, Layout layout, String hash) {
        /** As a drawing that no text follows yet. */
        public Drawing drawing() {
            return Drawing.of(design, layout);
        }
    }

    public Path root() {
        return root;
    }

    public Path designFile() {
        return root.resolve(DESIGN_FILE);
    }

    public Path layoutFile() {
        return root.resolve(LAYOUT_FILE);
    }

    /** Where build output, local data and the journal go; not created here. */
    public Path privateFolder() {
        return root.resolve(PRIVATE_FOLDER);
    }

    /** Whether the folder holds a project. */
    public boolean exists() {
        return Files.exists(designFile());
    }

    /** The design and its layout; without a layout file no card has a place. */
    public Content read() {
        if (!Files.isDirectory(root)) {
            String what = Files.exists(root) ? " is a file, not a folder. Name the folder that holds it." : " does not exist. Check the path of the project.";
            throw new ProjectFileException(root.toString(), root + what);
        }
        if (!exists()) {
            throw new NoProjectException(root);
        }
        byte[] designBytes = bytes(designFile());
        Optional<byte[]> layoutBytes = Files.exists(layoutFile()) ? Optional.of(bytes(layoutFile())) : Optional.empty();
        Design design = DesignJson.read(designFile().toString(), text(designFile(), designBytes), designFormat);
        Layout layout = layoutBytes.map(bytes -> LayoutJson.read(layoutFile().toString(), text(layoutFile(), bytes), layoutFormat)).orElseGet(Layout::empty);
        return new Content(design, layout, hash(designBytes, layoutBytes));
    }

    /**
     * Writes both files, each whole or not at all; a file that would not change is not touched. A file of an older format
     * is kept beside as {@code drawbridge.json.vN.bak}; one of a newer format is refused and left as it is.
     *
     * @return the hash that {@link #hash} gives until somebody else changes a file
     */
    public String write(Design design, Layout layout) {
        byte[] designBytes = DesignJson.write(design, designFormat).getBytes(StandardCharsets.UTF_8);
        byte[] layoutBytes = LayoutJson.write(layout, layoutFormat).getBytes(StandardCharsets.UTF_8);
        keepOlder(designFile(), designFormat);
        keepOlder(layoutFile(), layoutFormat);
        save(designFile(), designBytes);
        save(layoutFile(), layoutBytes);
        return hash(designBytes, Optional.of(layoutBytes));
    }

    /** Starts a project here, with a {@code .gitignore} for what need not be kept; refused if there is one already. */
    public String create(Design design, Layout layout) {
        if (exists()) {
            throw new ProjectFileException(designFile().toString(), root + " holds a project already. Choose an empty folder.");
        }
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new ProjectFileException(root.toString(), root + " is a file, not a folder. Choose an empty folder.");
        }
        String hash = write(design, layout);
        ignorePrivateFolder();
        return hash;
    }

    /** The hash of the files as they are on disk now; empty without a project. */
    public Optional<String> hash() {
        if (!exists()) {
            return Optional.empty();
        }
        return Optional.of(hash(bytes(designFile()), Files.exists(layoutFile()) ? Optional.of(bytes(layoutFile())) : Optional.empty()));
    }

    private void ignorePrivateFolder() {
        Path file = root.resolve(".gitignore");
        // in a folder that nobody has thought about yet: what a build leaves beside each function, too
        String before = Files.exists(file) ? text(file, bytes(file)) : "target/\n";
        String line = PRIVATE_FOLDER + "/";
        if (before.lines().map(String::strip).noneMatch(l -> l.equals(line) || l.equals(PRIVATE_FOLDER) || l.equals("/" + line))) {
            String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            save(file, (before + separator + line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Before an older file is overwritten: its bytes go beside it, once for each version. */
    private void keepOlder(Path file, FileFormat format) {
        if (!Files.exists(file)) {
            return;
        }
        byte[] old = bytes(file);
        Optional<ObjectNode> parsed = parse(file, old);
        if (parsed.isEmpty() || !parsed.get().has(FileFormat.MEMBER)) {
            return;
        }
        int version = format.versionOf(file.toString(), parsed.get());
        Path backup = file.resolveSibling(file.getFileName() + ".v" + version + ".bak");
        if (version < format.version() && !Files.exists(backup)) {
            save(backup, old);
        }
    }

    private static Optional<ObjectNode> parse(Path file, byte[] bytes) {
        try {
            return Optional.of(JsonText.object(file.toString(), text(file, bytes)));
        } catch (ProjectFileException brokenMeanwhile) {
            return Optional.empty();
        }
    }

    private static void save(Path file, byte[] content) {
        try {
            AtomicFile.write(file, content);
        } catch (IOException | UncheckedIOException | SecurityException e) {
            throw new ProjectFileException(file.toString(), 0, 0, file + " cannot be written: " + cause(e) + ". What it held is unchanged.", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException | SecurityException | OutOfMemoryError e) {
            throw new ProjectFileException(file.toString(), 0, 0, file + " cannot be read: " + cause(e) + ".", e);
        }
    }

    private static String text(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ProjectFileException(file.toString(), 0, 0, file + " is not UTF-8 text. Save it as UTF-8, or restore it from version control.", e);
        }
    }

    private static String cause(Throwable e) {
        return switch (e) {
            case AccessDeniedException denied -> Optional.ofNullable(denied.getReason()).orElse("access is denied; check its permissions");
            case java.nio.file.FileSystemException f when f.getReason() != null -> f.getReason();
            case OutOfMemoryError huge -> "it is too large";
            default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        };
    }

    private static String hash(byte[] design, Optional<byte[]> layout) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(ByteBuffer.allocate(4).putInt(design.length).flip());
            sha.update(design);
            layout.ifPresent(sha::update);
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
