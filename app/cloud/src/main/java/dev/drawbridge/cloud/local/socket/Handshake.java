package dev.drawbridge.cloud.local.socket;

import dev.drawbridge.cloud.local.http.HttpReply;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to open a connection. Source: RFC 6455, section 4.2.
 *
 * @param headers names in small letters
 */
record Handshake(String method, String path, String query, Map<String, List<String>> headers) {
    private static final int LONGEST = 16 * 1024;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** Reads the head of a request; empty if it is none. */
    static Optional<Handshake> read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException();
            }
            if (head.append((char) octet).length() > LONGEST) {
                return Optional.empty();
            }
        }
        String[] lines = head.toString().split("\r\n");
        String[] words = lines[0].split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            return Optional.empty();
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(lines[i].substring(colon + 1).strip());
            }
        }
        int mark = words[1].indexOf('?');
        return Optional.of(new Handshake(words[0], mark < 0 ? words[1] : words[1].substring(0, mark), mark < 0 ? "" : words[1].substring(mark + 1), headers));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    /** Whether it asks for a connection that can be given. */
    boolean isUpgrade() {
        return method.equals("GET") && header("upgrade").filter("websocket"::equalsIgnoreCase).isPresent()
                && header("connection").filter(words -> words.toLowerCase(Locale.ROOT).contains("upgrade")).isPresent()
                && header("sec-websocket-version").filter("13"::equals).isPresent() && header("sec-websocket-key").isPresent();
    }

    /** @param protocol that the function chose among those that the client offers */
    void accept(OutputStream out, Optional<String> protocol) throws IOException {
        StringBuilder answer = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ")
                .append(proof(header("sec-websocket-key").orElseThrow())).append("\r\n");
        protocol.ifPresent(name -> answer.append("Sec-WebSocket-Protocol: ").append(name.replaceAll("[\\r\\n]+", " ")).append("\r\n"));
        out.write(answer.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String proof(String key) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }

    static void refuse(OutputStream out, HttpReply reply) throws IOException {
        String more = reply.status() == 426 ? "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" : "";
        out.write(("HTTP/1.1 " + reply.status() + " Refused\r\nContent-Type: " + String.join(",", reply.headers().getOrDefault("content-type", List.of("application/json")))
                + "\r\nContent-Length: " + reply.body().length + "\r\n" + more + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(reply.body());
        out.flush();
    }
}
