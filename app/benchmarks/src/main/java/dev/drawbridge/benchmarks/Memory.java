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

    private static long kilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong).findFirst().orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
