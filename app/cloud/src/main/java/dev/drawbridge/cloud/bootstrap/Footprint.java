package dev.drawbridge.cloud.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has used at most. */
final class Footprint {
    /** Source: proc_pid_status(5): the peak of the resident set, in kB. */
    private static final String PEAK = "VmHWM:";
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KILO = 1024;

    private Footprint() {}

    /** In bytes. The whole process where the system tells; else what its heap took, which is the larger part. */
    static long bytes() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(PEAK)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * KILO;
                }
            }
        } catch (IOException | NumberFormatException noLinux) {
            return Runtime.getRuntime().totalMemory();
        }
        return Runtime.getRuntime().totalMemory();
    }
}
