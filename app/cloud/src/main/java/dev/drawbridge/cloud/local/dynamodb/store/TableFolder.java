package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.schema.SchemaJson;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The folder that holds the tables, one folder each. One engine at a time may use it. */
public final class TableFolder implements AutoCloseable {
    private static final String PREFIX = "table-";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Consumer<String> warnings;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final ReentrantLock transactions = new ReentrantLock();

    private TableFolder(Path folder, Consumer<String> warnings, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.warnings = warnings;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Opens, or makes, a folder; refuses if another engine has it open. Warnings are sentences for the user about data that could not be read. */
    public static TableFolder open(Path folder, Consumer<String> warnings) {
        try {
            Files.createDirectories(folder);
            var lockFile = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw DynamoDbException.storage("The tables in " + folder + " are in use by another run; stop it first", new IOException("locked"));
            }
            return new TableFolder(folder, warnings, lockFile, lock);
        } catch (IOException failed) {
            throw DynamoDbException.storage("The folder " + folder + " for tables cannot be opened: " + failed.getMessage(), failed);
        }
    }

    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException usedInThisProgram) {
            return null;
        }
    }

    /** What makes a table of a definition and a journal. */
    @FunctionalInterface
    interface TableMaker {
        Table make(TableDefinition definition, Table.Identity identity, Journal journal);
    }

    /** Reads all tables. One that cannot be read is left where it is, with a warning, and does not keep the others from working. */
    List<Table> load(TableMaker maker) {
        var tables = new ArrayList<Table>();
        try (var folders = Files.list(folder)) {
            for (Path each : folders.filter(path -> path.getFileName().toString().startsWith(PREFIX)).sorted().toList()) {
                try {
                    ObjectNode node = FileJournal.readDefinition(each);
                    var identity = new Table.Identity(node.path("TableId").asString(), Instant.ofEpochMilli(node.path("CreatedMillis").asLong()));
                    var journal = new FileJournal(each, warnings);
                    Table table = maker.make(SchemaJson.read(node), identity, journal);
                    journal.load(table);
                    tables.add(table);
                } catch (RuntimeException unreadable) {
                    warnings.accept("The table in " + each + " is left out: " + unreadable.getMessage());
                }
            }
            return tables;
        } catch (IOException failed) {
            throw DynamoDbException.storage("The folder " + folder + " for tables cannot be read: " + failed.getMessage(), failed);
        }
    }

    Journal create(TableDefinition definition, Table.Identity identity) {
        Path place = place(definition.name());
        if (Files.exists(place)) {
            // a table that could not be read is in the way: its files are the user's, so they are kept
            Path aside = setAside(definition.name());
            warnings.accept("Files of an earlier table " + definition.name() + " were moved to " + aside);
        }
        var journal = new FileJournal(place, warnings);
        journal.create(definition, identity);
        return journal;
    }

    void delete(String name) {
        Path aside = setAside(name);
        try (var files = Files.walk(aside)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failed) {
            warnings.accept("The files of the deleted table " + name + " could not all be removed from " + aside + ": " + failed.getMessage());
        }
    }

    Path setAside(String name) {
        String stem = "aside-" + encode(name) + "-" + STAMP.format(Instant.now());
        try {
            Path aside = folder.resolve(stem);
            for (int copy = 2; Files.exists(aside); copy++) {
                aside = folder.resolve(stem + "-" + copy);
            }
            return Files.move(place(name), aside);
        } catch (IOException failed) {
            throw DynamoDbException.storage("The files of table " + name + " in " + folder + " cannot be moved: " + failed.getMessage(), failed);
        }
    }

    private Path place(String name) {
        return folder.resolve(PREFIX + encode(name));
    }

    /** Names differ in case, file names may not: capitals and dots are written as a percent sign and two digits. */
    private static String encode(String name) {
        var text = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-') {
                text.append(c);
            } else {
                text.append(String.format("%%%02x", (int) c));
            }
        }
        return text.toString();
    }

    /** One line in one log is all or nothing by itself; for several tables the intention is written first and taken up again after a crash. */
    void writeTransaction(Map<Table, List<Change>> changes) {
        var real = new LinkedHashMap<Table, List<Change>>();
        changes.forEach((table, of) -> {
            var different = of.stream().filter(Change::isReal).toList();
            if (!different.isEmpty()) {
                real.put(table, different);
            }
        });
        if (real.size() <= 1) {
            real.forEach((table, of) -> table.journal().append(of));
            return;
        }
        ObjectNode intention = JsonNodeFactory.instance.objectNode();
        real.forEach((table, of) -> intention.set(table.definition().name(), LogLines.changesJson(of)));
        transactions.lock();
        try {
            try (var out = new FileOutputStream(intention().toFile())) {
                out.write(LogLines.seal(intention));
            }
            real.forEach((table, of) -> table.journal().append(of));
            Files.delete(intention());
        } catch (IOException failed) {
            throw DynamoDbException.storage("The transaction cannot be written to " + intention() + ": " + failed.getMessage(), failed);
        } finally {
            transactions.unlock();
        }
    }

    private Path intention() {
        return folder.resolve("transaction.pending");
    }

    /** Completes a transaction that a crash cut off after its intention was written whole. */
    void finishTransaction(Map<String, Table> tables) {
        if (!Files.exists(intention())) {
            return;
        }
        try {
            byte[] line = Files.readAllBytes(intention());
            var content = line.length == 0 ? Optional.<JsonNode>empty() : LogLines.open(Arrays.copyOf(line, line.length - 1));
            content.ifPresent(intention -> intention.properties().forEach(of -> {
                Table table = tables.get(of.getKey());
                if (table != null) {
                    table.journal().append(LogLines.readChanges(of.getValue(), table::keyOf));
                    LogLines.replay(of.getValue(), table);
                }
            }));
            Files.delete(intention());
        } catch (IOException failed) {
            throw DynamoDbException.storage("The unfinished transaction " + intention() + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    void warn(String sentence) {
        warnings.accept(sentence);
    }

    /** Lets another engine use the folder. */
    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException failed) {
            warnings.accept("The lock of " + folder + " could not be released: " + failed.getMessage());
        }
    }
}
