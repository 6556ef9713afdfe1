package dev.drawbridge.cloud.local.socket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Frames of the WebSocket protocol as a server reads and writes them. Source: RFC 6455, section 5. */
final class Frames {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    /** Longest frame that API Gateway takes, in bytes: docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html. */
    static final int LONGEST = 32 * 1024;
    private static final int LONGEST_CONTROL = 125;

    private Frames() {}

    /** @param last whether it ends its message */
    record Frame(boolean last, int code, byte[] data) {}

    /** The other side does not keep to the protocol, or to the limits; the connection ends with that status. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        Broken(int status, String reason) {
            super(reason);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** The next frame, unmasked. */
    static Frame read(InputStream in) throws IOException, Broken {
        int head = octet(in);
        int code = head & 0x0F;
        boolean last = (head & 0x80) != 0;
        boolean control = code >= CLOSE;
        if ((head & 0x70) != 0 || code > PONG || code > BINARY && !control) {
            throw new Broken(1002, "Unknown frame");
        }
        int second = octet(in);
        long length = second & 0x7F;
        if (length > LONGEST_CONTROL && control || control && !last || (second & 0x80) == 0) {
            throw new Broken(1002, (second & 0x80) == 0 ? "Frames of clients must be masked" : "Control frames must be short and whole");
        }
        if (length >= 126) {
            length = length == 126 ? Short.toUnsignedInt(ByteBuffer.wrap(whole(in, 2)).getShort()) : ByteBuffer.wrap(whole(in, 8)).getLong();
        }
        if (length < 0 || length > LONGEST) {
            throw new Broken(1009, "A frame may have 32 KB");
        }
        byte[] mask = whole(in, 4);
        byte[] data = whole(in, (int) length);
        for (int i = 0; i < data.length; i++) {
            data[i] ^= mask[i % 4];
        }
        return new Frame(last, code, data);
    }

    private static int octet(InputStream in) throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    private static byte[] whole(InputStream in, int length) throws IOException {
        byte[] data = in.readNBytes(length);
        if (data.length < length) {
            throw new EOFException();
        }
        return data;
    }

    /** Writes a message or a control frame; a long message in several frames. */
    static void write(OutputStream out, int code, byte[] data) throws IOException {
        int from = 0;
        do {
            int length = Math.min(LONGEST, data.length - from);
            boolean last = from + length == data.length;
            ByteBuffer head = ByteBuffer.allocate(4).put((byte) ((last ? 0x80 : 0) | (from == 0 ? code : CONTINUATION)));
            if (length > LONGEST_CONTROL) {
                head.put((byte) 126).putShort((short) length);
            } else {
                head.put((byte) length);
            }
            out.write(head.array(), 0, head.position());
            out.write(data, from, length);
            from += length;
        } while (from < data.length);
        out.flush();
    }
}
