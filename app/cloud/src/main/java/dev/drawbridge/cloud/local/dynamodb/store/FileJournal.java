package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.schema.SchemaJson;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SyncFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of one table: {@code table.json}, {@code items-N.snapshot} (the items when log N was begun) and {@code items-N.log} (what happened since).
 * State is the newest snapshot followed by its log and all newer ones, so a crash at any moment of taking a snapshot changes nothing.
 * Plain streams on purpose: a file channel would be closed by an interrupt of whichever thread happens to write.
 */
final class FileJournal implements Journal {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern FILE = Pattern.compile("items-(\\d+)\\.(snapshot|log)");
    /** Below this a snapshot saves nothing worth its writing. */
    private static final int SHORTEST_LOG = 2_000;

    private final Path folder;
    private final Consumer<String> warnings;
    private FileOutputStream log;
    private int generation;
    private long logBytes;
    private int logEntries;
    private boolean broken;
    private volatile boolean dirty;

    FileJournal(Path folder, Consumer<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /** The content of {@code table.json}. */
    static ObjectNode readDefinition(Path folder) {
        try {
            return (ObjectNode) MAPPER.readTree(Files.readAllBytes(folder.resolve("table.json")));
        } catch (IOException | RuntimeException unreadable) {
            throw DynamoDbException.storage("The definition " + folder.resolve("table.json") + " cannot be read; mend it or remove its folder", unreadable);
        }
    }

    /** Makes the folder of a new table. */
    void create(TableDefinition definition, Table.Identity identity) {
        try {
            Files.createDirectories(folder);
            ObjectNode node = SchemaJson.write(definition);
            node.put("TableId", identity.id());
            node.put("CreatedMillis", identity.created().toEpochMilli());
            replace("table.json", out -> out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node)));
            openLog();
        } catch (IOException failed) {
            throw cannotWrite(failed);
        }
    }

    @Override
    public void define(TableDefinition definition) {
        ObjectNode old = readDefinition(folder);
        ObjectNode node = SchemaJson.write(definition);
        node.set("TableId", old.get("TableId"));
        node.set("CreatedMillis", old.get("CreatedMillis"));
        try {
            replace("table.json", out -> out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node)));
        } catch (IOException failed) {
            throw cannotWrite(failed);
        }
    }

    /** Reads everything into the table and opens the log for more. */
    void load(Table table) {
        try {
            int snapshot = generations("snapshot").max().orElse(0);
            if (snapshot > 0) {
                new LogReader(file(snapshot, "snapshot"), warnings).replay(table);
            }
            int[] logs = generations("log").filter(each -> each >= snapshot).sorted().toArray();
            for (int each : logs) {
                logEntries += new LogReader(file(each, "log"), warnings).replay(table);
            }
            generation = logs.length == 0 ? snapshot : logs[logs.length - 1];
            openLog();
            removeOlderThan(snapshot);
        } catch (IOException failed) {
            throw DynamoDbException.storage("The items in " + folder + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    private void openLog() throws IOException {
        Path file = file(generation, "log");
        log = new FileOutputStream(file.toFile(), true);
        logBytes = Files.size(file);
    }

    @Override
    public void append(List<Change> changes) {
        if (broken || log == null) {
            throw DynamoDbException.storage("The table's log in " + folder + " could not be written before; restart once there is room on the disk",
                    new IOException("log closed"));
        }
        byte[] line = LogLines.ofChanges(changes);
        try {
            log.write(line);
        } catch (IOException failed) {
            dropPart();
            throw cannotWrite(failed);
        }
        logBytes += line.length;
        logEntries += changes.size();
        dirty = true;
    }

    /** Cuts off what a failed write left, so that later writes start on a line of their own. */
    private void dropPart() {
        try {
            log.getChannel().truncate(logBytes);
        } catch (IOException failed) {
            broken = true;
        }
    }

    @Override
    public boolean wantsSnapshot(int liveItems) {
        return !broken && logEntries > SHORTEST_LOG && logEntries > 2 * liveItems;
    }

    @Override
    public void startSnapshot() {
        try {
            log.close();
            generation++;
            logEntries = 0;
            openLog();
        } catch (IOException failed) {
            broken = true;
            throw cannotWrite(failed);
        }
    }

    @Override
    public void finishSnapshot(Collection<Item> items) {
        int of = generation;
        try {
            replace("items-" + of + ".snapshot", out -> {
                for (Item item : items) {
                    out.write(LogLines.ofItem(item));
                }
            });
            removeOlderThan(of);
        } catch (IOException failed) {
            // the logs are all there still, so nothing is lost; the next round tries again
            warnings.accept("The table's snapshot in " + folder + " could not be written: " + failed.getMessage());
        }
    }

    @Override
    public void sync() {
        FileOutputStream current = log;
        if (!dirty || current == null) {
            return;
        }
        dirty = false;
        try {
            current.getFD().sync();
        } catch (SyncFailedException closed) {
            // a new log was begun or the table is gone meanwhile
        } catch (IOException failed) {
            warnings.accept("The table's log in " + folder + " could not be forced to the disk: " + failed.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            if (log != null) {
                sync();
                log.close();
            }
        } catch (IOException failed) {
            warnings.accept("The table's log in " + folder + " could not be closed: " + failed.getMessage());
        }
        log = null;
    }

    /** What writes the content of a file. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file beside its place, forces it to the disk and moves it there in one step. */
    private void replace(String name, Content content) throws IOException {
        Path partial = folder.resolve(name + ".tmp");
        try (var file = new FileOutputStream(partial.toFile()); var out = new BufferedOutputStream(file, 1 << 16)) {
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
        Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void removeOlderThan(int snapshot) throws IOException {
        for (String kind : List.of("snapshot", "log")) {
            for (int each : generations(kind).filter(old -> old < snapshot).toArray()) {
                Files.deleteIfExists(file(each, kind));
            }
        }
    }

    private IntStream generations(String kind) throws IOException {
        try (var files = Files.list(folder)) {
            // to an array, because the listing closes with this method
            return IntStream.of(files.map(path -> FILE.matcher(path.getFileName().toString())).filter(Matcher::matches)
                    .filter(match -> match.group(2).equals(kind)).mapToInt(match -> Integer.parseInt(match.group(1))).toArray());
        }
    }

    private Path file(int of, String kind) {
        return folder.resolve("items-" + of + "." + kind);
    }

    private DynamoDbException cannotWrite(IOException cause) {
        return DynamoDbException.storage("The table's files in " + folder + " cannot be written: " + cause.getMessage(), cause);
    }
}
