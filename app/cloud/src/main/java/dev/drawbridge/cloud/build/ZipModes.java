package dev.drawbridge.cloud.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Says in a zip which of its files may be executed, which {@code java.util.zip} cannot: a runtime that starts a file called {@code bootstrap} finds it
 * otherwise not executable. Source of the layout: APPNOTE.TXT of PKWARE, "Central directory structure" and "version made by".
 */
final class ZipModes {
    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final byte UNIX = 3;
    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;

    private ZipModes() {}

    /** Marks the files of a zip that {@link FunctionPackage} wrote, so without a comment at its end. */
    static void set(Path zip, Set<String> programs) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.limit() - END_LENGTH;
        if (end < 0 || bytes.getInt(end) != END) {
            throw new IOException("the zip has no end");
        }
        int at = bytes.getInt(end + 16);
        while (at >= 0 && at < end && bytes.getInt(at) == ENTRY) {
            int nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
            String name = new String(bytes.array(), at + ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8);
            bytes.put(at + 5, UNIX);
            bytes.putInt(at + 38, (programs.contains(name) ? PROGRAM : FILE) << 16);
            at += ENTRY_LENGTH + nameLength + Short.toUnsignedInt(bytes.getShort(at + 30)) + Short.toUnsignedInt(bytes.getShort(at + 32));
        }
        Files.write(zip, bytes.array());
    }
}
