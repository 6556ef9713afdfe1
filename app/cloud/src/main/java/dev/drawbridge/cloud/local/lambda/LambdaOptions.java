package dev.drawbridge.cloud.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the local Lambda works.
 *
 * @param folder where it keeps its files, a folder of build output
 * @param region region that functions see
 * @param account account number in ARNs
 * @param processesPerFunction most processes of one function; each costs 80 to 120 MB
 * @param initLimit longest time a process may take to get ready
 * @param cacheAfter how long after a function's first answer a start-up cache for its libraries is made, in the background; empty: none
 */
public record LambdaOptions(Path folder, String region, String account, int processesPerFunction, Duration initLimit, Optional<Duration> cacheAfter) {
    private static final int PROCESSES = 2;

    /** The same options without start-up caches. */
    public LambdaOptions withoutCache() {
        return new LambdaOptions(folder, region, account, processesPerFunction, initLimit, Optional.empty());
    }

    /** Options that suit a desktop: two processes per function, a minute to start, caches made once the first rush is over. */
    public static LambdaOptions in(Path folder) {
        return new LambdaOptions(folder, "us-east-1", "000000000000", PROCESSES, Duration.ofSeconds(60), Optional.of(Duration.ofSeconds(5)));
    }
}
