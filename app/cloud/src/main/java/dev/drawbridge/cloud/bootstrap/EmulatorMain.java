package dev.drawbridge.cloud.bootstrap;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Hosts the parts of the local cloud that others wrote, each in a class loader of its own, so that their libraries never meet. Arguments come in
 * threes: the part's name, its class path, its setting. What happens is said on standard output, a line each, in the form of {@link Words}; what the
 * parts print goes to standard error. Commands come on standard input, whose end is the end of this program.
 */
public final class EmulatorMain {
    private static final int FIELDS = 3;

    private final PrintStream said;
    private final CompletableFuture<OidcPart> oidc = new CompletableFuture<>();

    private EmulatorMain(PrintStream said) {
        this.said = said;
    }

    /** Starts the parts that the arguments name. */
    public static void main(String[] args) throws IOException {
        InputStream commands = System.in;
        System.setIn(InputStream.nullInputStream());
        PrintStream out = System.out;
        System.setOut(System.err);
        EmulatorMain host = new EmulatorMain(out);
        for (int i = 0; i + FIELDS <= args.length; i += FIELDS) {
            String name = args[i];
            String classPath = args[i + 1];
            String setting = args[i + 2];
            // no daemon: the first of these keep the program alive
            new Thread(() -> host.start(name, classPath, setting), "start-" + name).start();
        }
        host.obey(commands);
        Runtime.getRuntime().halt(0);
    }

    private void start(String name, String classPath, String setting) {
        try {
            ClassLoader loader = loader(classPath);
            Thread.currentThread().setContextClassLoader(loader);
            int port = switch (name) {
                case "sqs" -> SqsPart.start(loader, setting);
                case "s3" -> S3Part.start(loader, setting, this::say);
                case "oidc" -> {
                    OidcPart part = OidcPart.start(loader);
                    oidc.complete(part);
                    yield part.port();
                }
                default -> throw new IllegalArgumentException("there is no part " + name);
            };
            say("ready", name, String.valueOf(port));
        } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            cause.printStackTrace();
            say("failed", name, String.valueOf(cause));
        }
    }

    private static ClassLoader loader(String classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private void obey(InputStream commands) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> words = Words.split(line);
                if (words.getFirst().equals("token")) {
                    token(words);
                }
            }
        } catch (IOException e) {
            // a broken pipe says the same as a closed one
        }
    }

    /** {@code token ID ISSUER SUBJECT AUDIENCE SECONDS CLAIM...} is answered by {@code token ID JWT}, or {@code refused ID REASON}. */
    private void token(List<String> words) {
        String id = words.get(1);
        try {
            say("token", id, oidc.join().issue(words.get(2), words.get(3), words.get(4), Long.parseLong(words.get(5)), words.subList(6, words.size())));
        } catch (ReflectiveOperationException | RuntimeException e) {
            say("refused", id, String.valueOf(e.getCause() == null ? e : e.getCause()));
        }
    }

    private void say(String... words) {
        synchronized (said) {
            said.print(Words.join(List.of(words)) + "\n");
            said.flush();
        }
    }
}
