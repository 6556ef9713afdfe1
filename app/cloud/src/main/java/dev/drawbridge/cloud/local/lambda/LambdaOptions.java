package dev.drawbridge.cloud.local.lambda;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the local Lambda works.
 *
 * @param folder where it keeps its files, a folder of build output
 * @param region region that functions see
 * @param account account number in ARNs
 * @param processesPerFunction most processes of one function; each costs 80 to 120 MB
 * @param initLimit longest time a process may take to get ready
 */
public record LambdaOptions(Path folder, String region, String account, int processesPerFunction, Duration initLimit) {
    private static final int PROCESSES = 2;

    /** Options that suit a desktop: two processes per function, 30 seconds to start. */
    public static LambdaOptions in(Path folder) {
        return new LambdaOptions(folder, "us-east-1", "000000000000", PROCESSES, Duration.ofSeconds(30));
    }
}
