package dev.drawbridge.cloud.bootstrap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One kept HTTP/1.1 connection to a server on this machine that answers with a content length. Of the JDK's clients {@code java.net.http} costs a cold
 * start about 100 ms for threads and classes that one connection does not need, and {@code HttpURLConnection} waits a whole millisecond on a used
 * connection before each POST, to see whether it was closed. Not for several threads.
 */
final class RuntimeConnection {
    /** The server closes a connection that was idle for 30 seconds; this is safely less. */
    private static final long LONGEST_IDLE_NANOS = 10_000_000_000L;
    private static final int LONGEST_LINE = 64 * 1024;

    private final String host;
    private final int port;
    private Socket socket;
    private InputStream in;
    private long lastUse;

    /** @param address {@code host:port} */
    RuntimeConnection(String address) {
        int colon = address.lastIndexOf(':');
        this.host = address.substring(0, colon);
        this.port = Integer.parseInt(address.substring(colon + 1));
    }

    /**
     * What the server answered.
     *
     * @param headers names in lower case
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {
    }

    Answer get(String path) throws IOException {
        return send("GET", path, Map.of(), new byte[0]);
    }

    Answer post(String path, Map<String, String> headers, byte[] body) throws IOException {
        return send("POST", path, headers, body);
    }

    private Answer send(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        byte[] request = request(method, path, headers, body);
        boolean used = socket != null;
        if (used && System.nanoTime() - lastUse > LONGEST_IDLE_NANOS) {
            close();
            used = false;
        }
        try {
            return exchange(request);
        } catch (IOException e) {
            close();
            if (!used) {
                throw e;
            }
            // the server gave the connection up while it was idle; it has seen nothing of this request
            return exchange(request);
        }
    }

    private byte[] request(String method, String path, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ").append(host).append(':').append(port).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value.replaceAll("[\\r\\n]+", " ")).append("\r\n"));
        if (method.equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private Answer exchange(byte[] request) throws IOException {
        if (socket == null) {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port));
            in = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(request);
        int status = status(line());
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
            }
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The Runtime API cut its answer short.");
        }
        lastUse = System.nanoTime();
        if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private static int status(String line) throws IOException {
        String[] parts = line.split(" ", 3);
        try {
            return Integer.parseInt(parts[1]);
        } catch (RuntimeException e) {
            throw new IOException("The Runtime API does not speak HTTP: " + line, e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("The Runtime API closed the connection.");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // nobody needs it any more
        }
        socket = null;
    }
}
