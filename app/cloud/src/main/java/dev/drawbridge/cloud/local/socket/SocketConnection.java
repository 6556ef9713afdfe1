package dev.drawbridge.cloud.local.socket;

import dev.drawbridge.cloud.local.http.FunctionContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One open connection. One thread reads; any may send or close. */
final class SocketConnection {
    /** Longest message that API Gateway takes, in bytes. */
    static final int LONGEST = 128 * 1024;
    /** A connection on which nothing happens for so long is closed, as API Gateway does. */
    private static final Duration IDLE = Duration.ofMinutes(10);
    /** How long the other side may take to answer that the connection ends. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final String id;
    private final String sourceIp;
    private final String userAgent;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Clock clock;
    private final Instant opened;
    private volatile Instant active;
    private volatile boolean closing;
    private int status = 1006;
    private String reason = "";

    private volatile Optional<FunctionContext> admitted = Optional.empty();

    SocketConnection(String id, Handshake handshake, Socket socket, InputStream in, OutputStream out, Clock clock) throws IOException {
        this.id = id;
        this.sourceIp = socket.getInetAddress().getHostAddress();
        this.userAgent = handshake.header("user-agent").orElse("");
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.clock = clock;
        this.opened = clock.instant();
        this.active = opened;
        socket.setSoTimeout((int) IDLE.toMillis());
    }

    /** Remembers what the function said that let it in. */
    void admit(FunctionContext context) {
        admitted = Optional.of(context);
    }

    Optional<FunctionContext> admitted() {
        return admitted;
    }

    String id() {
        return id;
    }

    String sourceIp() {
        return sourceIp;
    }

    String userAgent() {
        return userAgent;
    }

    Instant opened() {
        return opened;
    }

    Instant active() {
        return active;
    }

    /** With which status it ended. */
    synchronized int status() {
        return status;
    }

    synchronized String reason() {
        return reason;
    }

    /** The next message; empty when the connection has ended. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            try {
                Frames.Frame frame = Frames.read(in);
                active = clock.instant();
                switch (frame.code()) {
                    case Frames.CLOSE -> {
                        ended(frame.data());
                        return Optional.empty();
                    }
                    case Frames.PING -> write(Frames.PONG, frame.data());
                    case Frames.PONG -> { }
                    case Frames.BINARY -> throw new Frames.Broken(1003, "Binary messages are not supported");
                    default -> {
                        if (begun != (frame.code() == Frames.CONTINUATION)) {
                            throw new Frames.Broken(1002, "A frame is out of order");
                        }
                        begun = true;
                        message.writeBytes(frame.data());
                        if (message.size() > LONGEST) {
                            throw new Frames.Broken(1009, "A message may have 128 KB");
                        }
                        if (frame.last() && !closing) {
                            return Optional.of(text(message.toByteArray()));
                        }
                        begun &= !frame.last();
                    }
                }
            } catch (Frames.Broken broken) {
                close(broken.status(), broken.getMessage());
                drain();
                return Optional.empty();
            } catch (SocketTimeoutException idle) {
                if (!closing) {
                    close(1001, "Going away");
                }
                return Optional.empty();
            } catch (IOException gone) {
                return Optional.empty();
            }
        }
    }

    /** Lets the other side read why: a socket that is closed with something unread takes the last frame back. */
    private void drain() {
        try {
            while (in.read() >= 0) {
                in.skip(in.available());
            }
        } catch (IOException end) {
            // it has ended, or had its time
        }
    }

    private static String text(byte[] data) throws Frames.Broken {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
        } catch (CharacterCodingException e) {
            throw new Frames.Broken(1007, "Text must be UTF-8");
        }
    }

    private synchronized void ended(byte[] data) throws IOException {
        if (!closing) {
            status = data.length < 2 ? 1005 : Short.toUnsignedInt(ByteBuffer.wrap(data).getShort());
            reason = data.length < 2 ? "" : new String(data, 2, data.length - 2, StandardCharsets.UTF_8);
            closing = true;
            Frames.write(out, Frames.CLOSE, data);
        }
    }

    private synchronized void write(int code, byte[] data) throws IOException {
        if (!closing) {
            Frames.write(out, code, data);
        }
    }

    /** Sends a message; false when the connection has ended. */
    boolean send(String text) {
        try {
            synchronized (this) {
                if (closing) {
                    return false;
                }
                Frames.write(out, Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
            }
            active = clock.instant();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Says goodbye; the thread that reads ends when the other side has answered, or soon after. */
    synchronized void close(int why, String words) {
        if (closing) {
            return;
        }
        closing = true;
        status = why;
        reason = words;
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        try {
            Frames.write(out, Frames.CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) why).put(text).array());
            socket.setSoTimeout((int) FAREWELL.toMillis());
        } catch (IOException gone) {
            cut();
        }
    }

    /** Ends it at once. */
    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone, as was wished
        }
    }
}
