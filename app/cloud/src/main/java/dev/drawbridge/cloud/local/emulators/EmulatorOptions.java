package dev.drawbridge.cloud.local.emulators;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the emulator host works.
 *
 * @param folder where it keeps its files, a folder of build output
 * @param bucketData where objects of buckets are kept; empty keeps them in memory
 * @param region region in ARNs of queues
 * @param account account number in ARNs of queues
 * @param startLimit longest time the parts may take to start, without fetching
 */
public record EmulatorOptions(Path folder, Optional<Path> bucketData, String region, String account, Duration startLimit) {
    /** Options that suit a desktop, with buckets kept below the folder. */
    public static EmulatorOptions in(Path folder, Path bucketData) {
        return new EmulatorOptions(folder, Optional.of(bucketData), "us-east-1", "000000000000", Duration.ofSeconds(120));
    }
}
