package dev.drawbridge.cloud.build;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Maven repository on this machine, so that resolving can be tested exactly and without a network. */
final class LocalMavenRepository implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    LocalMavenRepository() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            byte[] content = files.get(path);
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        server.start();
    }

    /** The address, for a mirror entry in a settings file. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Puts a library there; {@code body} is what goes between the project's coordinates and its end tag. */
    LocalMavenRepository add(String coordinates, String body) {
        String[] c = coordinates.split(":");
        String base = "/" + c[0].replace('.', '/') + "/" + c[1] + "/" + c[2] + "/" + c[1] + "-" + c[2];
        String pom = "<project><modelVersion>4.0.0</modelVersion><groupId>" + c[0] + "</groupId><artifactId>" + c[1] + "</artifactId><version>" + c[2] + "</version>" + body + "</project>";
        files.put(base + ".pom", pom.getBytes(StandardCharsets.UTF_8));
        files.put(base + ".jar", ("jar of " + coordinates).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Gives a library that is there another jar. */
    LocalMavenRepository jar(String coordinates, byte[] jar) {
        String[] c = coordinates.split(":");
        files.put("/" + c[0].replace('.', '/') + "/" + c[1] + "/" + c[2] + "/" + c[1] + "-" + c[2] + ".jar", jar);
        return this;
    }

    static String dependency(String coordinates, String more) {
        String[] c = coordinates.split(":");
        String version = c.length > 2 ? "<version>" + c[2] + "</version>" : "";
        return "<dependency><groupId>" + c[0] + "</groupId><artifactId>" + c[1] + "</artifactId>" + version + more + "</dependency>";
    }

    /** The paths asked for so far. */
    List<String> requests() {
        return requests;
    }

    String settings() {
        return "<settings><mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>" + url() + "</url></mirror></mirrors></settings>";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
