package dev.drawbridge.cloud.local.lambda;

import dev.drawbridge.cloud.build.ClassPath;
import dev.drawbridge.cloud.local.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The JVM's ahead-of-time cache, one per list of libraries. The first process of a function notes which classes it loads; after its first answer a
 * process in the background loads the same classes, without running any, and leaves a cache. A function with the AWS SDK then starts in about 60 % of
 * the time. The function's own classes come after the libraries on the class path, so a change of code keeps the cache.
 *
 * <p>Only ever a help: a JVM that cannot use its cache starts without it, and a process that ends before it is ready has its cache thrown away.
 */
final class StartUpCache implements AutoCloseable {
    private static final int MOST_CACHES = 8;
    private static final int KEY_CHARS = 32;
    private static final Duration LONGEST_WORK = Duration.ofMinutes(2);

    private final Path folder;
    private final Optional<Duration> after;
    private final Clock clock;
    private final Set<String> underWay = new HashSet<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile Process worker;
    private volatile boolean closed;

    /**
     * Where caches are kept and when they are made.
     *
     * @param after how long after the first answer; empty makes and uses none
     */
    StartUpCache(Path folder, Optional<Duration> after, Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.after = after;
        this.clock = clock;
    }

    /**
     * What one process is started with.
     *
     * @param key the cache's name
     * @param options options of the JVM
     * @param classList where this process notes its classes; empty when it does not
     * @param cached whether it starts from a cache
     */
    record Use(String key, List<String> options, Optional<Path> classList, boolean cached) {
        private static final Use NONE = new Use("", List.of(), Optional.empty(), false);
    }

    /** How to start a process over these libraries, with these options of the JVM. */
    synchronized Use use(ClassPath libraries, List<String> jvmOptions) {
        if (after.isEmpty() || closed || libraries.entries().stream().anyMatch(Files::isDirectory)) {
            // the JVM caches jars only
            return Use.NONE;
        }
        String key = key(libraries, jvmOptions);
        Path cache = cache(key);
        try {
            if (Files.isRegularFile(cache)) {
                Files.setLastModifiedTime(cache, FileTime.from(clock.instant()));
                return new Use(key, List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"), Optional.empty(), true);
            }
            if (!underWay.add(key)) {
                return Use.NONE;
            }
            Files.createDirectories(folder);
            Path list = folder.resolve(key + ".classes");
            return new Use(key, List.of("-Xlog:class+load=info:file=\"" + list + "\":none"), Optional.of(list), false);
        } catch (IOException e) {
            return Use.NONE;
        }
    }

    /** A process that notes its classes has answered for the first time: makes the cache, later and on another thread. */
    void answered(Use use, ClassPath libraries, List<String> jvmOptions) {
        use.classList().ifPresent(list -> Thread.ofVirtual().name("start-up-cache").start(() -> make(use.key(), list, libraries, jvmOptions)));
    }

    /** A process ended before it was ready. */
    synchronized void failed(Use use) {
        try {
            underWay.remove(use.key());
            if (use.cached()) {
                Files.deleteIfExists(cache(use.key()));
            }
        } catch (IOException e) {
            closed = true;
        }
    }

    private void make(String key, Path list, ClassPath libraries, List<String> jvmOptions) {
        Path temporary = folder.resolve(key + ".tmp");
        oneAtATime.lock();
        try {
            TimeUnit.MILLISECONDS.sleep(after.orElseThrow().toMillis());
            Path classes = folder.resolve(key + ".list");
            Files.copy(list, classes, StandardCopyOption.REPLACE_EXISTING);
            List<String> options = Stream.concat(jvmOptions.stream(), Stream.of("-XX:AOTCacheOutput=" + temporary, "-Xlog:aot=off", "-Xlog:cds=off")).toList();
            ChildJvm jvm = new ChildJvm(libraries, options, "dev.drawbridge.cloud.bootstrap.CacheMain", List.of(classes.toString()), Map.of(), folder, folder);
            if (run(jvm) && Files.isRegularFile(temporary)) {
                Files.move(temporary, cache(key), StandardCopyOption.REPLACE_EXISTING);
                prune();
            }
            Files.deleteIfExists(classes);
        } catch (IOException e) {
            // no cache then: the function starts as it did
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            oneAtATime.unlock();
            list.toFile().delete();
            temporary.toFile().delete();
        }
    }

    private boolean run(ChildJvm jvm) throws IOException, InterruptedException {
        synchronized (this) {
            if (closed) {
                return false;
            }
            worker = jvm.start();
        }
        Process process = worker;
        Thread.ofVirtual().start(() -> drain(process.getInputStream()));
        Thread.ofVirtual().start(() -> drain(process.getErrorStream()));
        boolean ended = process.waitFor(LONGEST_WORK.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            ChildJvm.kill(process);
        }
        return ended && process.exitValue() == 0;
    }

    private static void drain(InputStream stream) {
        try (stream) {
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the process was killed
        }
    }

    /** A cache is 25 to 45 MB, so those not used for longest go. */
    private void prune() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old : files.filter(file -> file.toString().endsWith(".aot")).sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()).reversed())
                    .skip(MOST_CACHES).toList()) {
                Files.deleteIfExists(old);
            }
        }
    }

    /** The file of a cache. */
    private Path cache(String key) {
        return folder.resolve(key + ".aot");
    }

    /** Whether a cache for these libraries is there, for tests and the overview. */
    boolean has(ClassPath libraries, List<String> jvmOptions) {
        return Files.isRegularFile(cache(key(libraries, jvmOptions)));
    }

    private static String key(ClassPath libraries, List<String> jvmOptions) {
        // the size of the heap may differ between a cache and its use
        List<String> relevant = jvmOptions.stream().filter(option -> !option.startsWith("-Xmx")).toList();
        String all = Runtime.version() + "\n" + System.getProperty("java.home") + "\n" + libraries.fingerprint() + "\n" + relevant;
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8))).substring(0, KEY_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        Process running;
        synchronized (this) {
            closed = true;
            running = worker;
        }
        if (running != null) {
            ChildJvm.kill(running);
        }
    }
}
