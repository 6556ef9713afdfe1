package dev.drawbridge.cloud.local.lambda;

import dev.drawbridge.cloud.build.ClassPath;
import dev.drawbridge.cloud.build.CompileRequest;
import dev.drawbridge.cloud.build.CompileResult;
import dev.drawbridge.cloud.build.JavaCompilation;
import dev.drawbridge.cloud.build.Library;
import dev.drawbridge.cloud.build.LibraryRequest;
import dev.drawbridge.cloud.build.NetworkLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The smallest functions that show one behaviour each, compiled by our own compiler. */
final class Handlers {
    static final LibraryRequest CORE = LibraryRequest.of("Lambda core", Library.of("com.amazonaws:aws-lambda-java-core:1.4.0"));

    private static final String PROBE = """
            package fn;
            import com.amazonaws.services.lambda.runtime.*;
            import java.util.*;
            public class Probe implements RequestHandler<Map<String, String>, Object> {
                private static int calls;
                public Probe() { System.out.println("starting"); }
                public Object handleRequest(Map<String, String> event, Context context) {
                    calls++;
                    switch (event.getOrDefault("do", "")) {
                        case "throw": throw new IllegalStateException("no stock left");
                        case "exit": System.exit(Integer.parseInt(event.get("code")));
                        case "halt": Runtime.getRuntime().halt(7);
                        case "hang": while (true) { }
                        case "sleep": try { Thread.sleep(Long.parseLong(event.get("ms"))); } catch (InterruptedException e) { } return "slept";
                        case "oom": { List<byte[]> l = new ArrayList<>(); while (true) l.add(new byte[10_000_000]); }
                        case "deep": return deep(0);
                        case "log": System.out.println("one"); System.err.println("two"); context.getLogger().log("three\\n"); System.out.print("no line end"); return "logged";
                        case "env": return new TreeMap<>(System.getenv());
                        case "context": return List.of(context.getAwsRequestId(), context.getFunctionName(), context.getMemoryLimitInMB(), context.getRemainingTimeInMillis() > 500, context.getInvokedFunctionArn());
                        case "big": return "x".repeat(7_000_000);
                        case "pid": return ProcessHandle.current().pid();
                        case "stdin": try { return System.in.read(); } catch (java.io.IOException e) { return e; }
                        default: return Map.of("calls", calls, "heapMb", Runtime.getRuntime().maxMemory() >> 20);
                    }
                }
                private int deep(int n) { return deep(n + 1) + 1; }
            }
            """;
    private static final String MORE = """
            package fn;
            import com.amazonaws.services.lambda.runtime.*;
            import java.io.*;
            public class Stream implements RequestStreamHandler {
                public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
                    out.write(new String(in.readAllBytes(), "UTF-8").toUpperCase().getBytes("UTF-8"));
                }
            }
            """;
    private static final String METHOD = """
            package fn;
            public class Plain {
                public record Answer(String text) { }
                public static class Order { public String item; public int count; }
                public String order(Order order) { return order.count + " x " + order.item; }
            }
            """;
    private static final String BROKEN = """
            package fn;
            public class Broken {
                public Broken() { throw new IllegalArgumentException("TABLE_NAME is not set"); }
                public String handle(String s) { return s; }
            }
            """;
    private static final String QUITTER = """
            package fn;
            public class Quitter {
                public Quitter() { System.exit(3); }
                public String handle(String s) { return s; }
            }
            """;

    private Handlers() {
    }

    static FunctionCode compile(Path folder) {
        ClassPath core = NetworkLibraries.resolve(folder.resolve("memo"), CORE);
        return new FunctionCode(core, classes(folder, core, List.of(PROBE, MORE, METHOD, BROKEN, QUITTER)));
    }

    static ClassPath classes(Path folder, ClassPath libraries, List<String> sources) {
        try {
            for (String source : sources) {
                String name = source.replaceAll("(?s).*?public class (\\w+).*", "$1");
                Files.createDirectories(folder.resolve("src/fn"));
                Files.writeString(folder.resolve("src/fn/" + name + ".java"), source);
            }
            CompileResult result = new JavaCompilation().compile(new CompileRequest(List.of(folder.resolve("src")), List.of(), libraries, 25, folder.resolve("classes")));
            if (!result.succeeded()) {
                throw new AssertionError(result.errors());
            }
            return ClassPath.of(result.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
