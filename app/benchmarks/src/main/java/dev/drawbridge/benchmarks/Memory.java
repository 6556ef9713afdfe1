package dev.drawbridge.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory as the operating system counts it. Linux only. */
final class Memory {
    private Memory() {}

    /** Megabytes of this process and all that it started; 0 where the system does not tell. */
    static long ofAllMb() {
        return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants()).mapToLong(process -> kilobytes(process.pid())).sum() / 1024;
    }

    /** Megabytes of what this process started. */
    static long ofChildrenMb() {
        return ProcessHandle.current().descendants().mapToLong(process -> kilobytes(process.pid())).sum() / 1024;
    }

    /** Megabytes of this process alone that are in memory. */
    static long ofThisMb() {
        return kilobytes(ProcessHandle.current().pid()) / 1024;
    }

    /** Megabytes of shared memory: the pictures that are on their way to the display server. */
    static long picturesOfThisMb() {
        return field(Path.of("/proc/self/status"), "RssShmem:") / 1024;
    }

    /** The same as {@link #ofThisMb} without the part of shared libraries and fonts that other processes use as well, in megabytes. */
    static long shareOfThisMb() {
        return field(Path.of("/proc/self/smaps_rollup"), "Pss:") / 1024;
    }

    private static long kilobytes(long pid) {
        return field(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    }

    private static long field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong).findFirst().orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
