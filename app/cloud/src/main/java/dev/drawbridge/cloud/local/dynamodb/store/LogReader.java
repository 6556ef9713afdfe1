package dev.drawbridge.cloud.local.dynamodb.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads a log or snapshot line by line. A torn end is cut off; a damaged line elsewhere is left out, and the file is kept beside for a look. */
final class LogReader {
    private final Path file;
    private final Consumer<String> warnings;

    LogReader(Path file, Consumer<String> warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    /** Brings all changes into the table and answers how many there were. */
    int replay(Table table) throws IOException {
        int changes = 0;
        int damaged = 0;
        long good = 0;
        long at = 0;
        boolean lastWasDamaged = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                at++;
                if (b != '\n') {
                    line.write(b);
                    continue;
                }
                Optional<JsonNode> content = LogLines.open(line.toByteArray());
                line.reset();
                lastWasDamaged = content.isEmpty();
                if (lastWasDamaged) {
                    damaged++;
                    continue;
                }
                LogLines.replay(content.get(), table);
                changes += content.get().size();
                good = at;
            }
            if (line.size() > 0 || lastWasDamaged) {
                damaged -= lastWasDamaged ? 1 : 0;
                warnings.accept("The last write to table " + table.definition().name() + " was cut off by a crash and is left out (" + file.getFileName() + ")");
            }
        }
        if (damaged > 0) {
            Path copy = file.resolveSibling(file.getFileName() + ".damaged");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            warnings.accept("Table " + table.definition().name() + " has " + damaged + " damaged line(s), which are left out; the file is kept as " + copy);
        }
        if (good < at) {
            cutOff(good);
        }
        return changes;
    }

    private void cutOff(long length) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
    }
}
