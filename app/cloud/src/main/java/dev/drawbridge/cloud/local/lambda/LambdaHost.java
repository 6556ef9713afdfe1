package dev.drawbridge.cloud.local.lambda;

import dev.drawbridge.cloud.build.ClassPath;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FetchListener;
import dev.drawbridge.cloud.build.Library;
import dev.drawbridge.cloud.build.LibraryRequest;
import dev.drawbridge.cloud.local.BootstrapJar;
import dev.drawbridge.cloud.local.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The local Lambda: gives out a pool per function, and ends all of them when it is closed or the program ends. Safe for several threads.
 */
public final class LambdaHost implements AutoCloseable {
    /**
     * The version of AWS's runtime interface client whose loader the bootstrap uses; its classes are public but not a promised API. The annotations
     * are of no use at run time, and could disagree with those of the function's own AWS SDK.
     */
    private static final LibraryRequest RUNTIME_CLIENT = LibraryRequest.of("The Lambda runtime",
            Library.of("com.amazonaws:aws-lambda-java-runtime-interface-client:2.9.0").without("software.amazon.awssdk:annotations"));
    private static final double HEAP_SHARE = 0.85;

    private final LambdaOptions options;
    private final RuntimeApi api = RuntimeApi.start();
    private final ClassPath runtime;
    private final Path emptyFile;
    private final LogListener logs;
    private final Clock clock;
    private final StartUpCache caches;
    private final Set<FunctionPool> pools = ConcurrentHashMap.newKeySet();
    private final Thread onExit = new Thread(this::stopAll, "drawbridge-lambda-stop");

    private LambdaHost(LambdaOptions options, ClassPath runtime, Path emptyFile, LogListener logs, Clock clock) {
        this.options = options;
        this.runtime = runtime;
        this.emptyFile = emptyFile;
        this.logs = logs;
        this.clock = clock;
        this.caches = new StartUpCache(options.folder().resolve("start-up"), options.cacheAfter(), clock);
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /**
     * Starts the local Lambda; fetches AWS's runtime interface client when it is not in the local repository.
     *
     * @throws dev.drawbridge.cloud.build.BuildException when it cannot be fetched
     * @throws LambdaException when the folder cannot be written or no port is free
     */
    public static LambdaHost start(LambdaOptions options, Dependencies dependencies, FetchListener fetches, LogListener logs, Clock clock) {
        ClassPath client = dependencies.resolve(RUNTIME_CLIENT, fetches);
        try {
            Files.createDirectories(options.folder());
            Path empty = options.folder().resolve("no-aws-settings");
            if (!Files.exists(empty)) {
                Files.createFile(empty);
            }
            return new LambdaHost(options, ClassPath.of(BootstrapJar.in(options.folder())).plus(client), empty.toAbsolutePath(), logs, clock);
        } catch (IOException e) {
            throw new LambdaException("The folder " + options.folder() + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** A pool for a function; nothing is started yet. Closing the pool is up to the caller, closing this host closes it too. */
    public FunctionPool function(FunctionSpec spec, FunctionCode code) {
        FunctionPool pool = new FunctionPool(spec, code, options.processesPerFunction(), this::startProcess);
        pools.add(pool);
        return pool;
    }

    /** The ARN of a function here. */
    public String arn(String function) {
        return "arn:aws:lambda:" + options.region() + ":" + options.account() + ":function:" + function;
    }

    private FunctionProcess startProcess(FunctionSpec spec, FunctionCode code) {
        RuntimeChannel channel = api.open(arn(spec.name()));
        List<String> base = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + (long) (spec.memoryMb() * HEAP_SHARE) + "m", "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Duser.timezone=UTC");
        // the function's own classes come last: a start-up cache covers a class path that is only appended to
        ClassPath libraries = runtime.plus(code.libraries());
        StartUpCache.Use cache = caches.use(libraries, base);
        List<String> jvmOptions = Stream.concat(base.stream(), cache.options().stream()).toList();
        ClassPath path = libraries.plus(code.classes());
        // on Lambda the working folder is where the package was unpacked
        Path working = code.classes().entries().stream().filter(Files::isDirectory).findFirst().orElse(options.folder());
        ChildJvm jvm = new ChildJvm(path, jvmOptions, "dev.drawbridge.cloud.bootstrap.FunctionMain", List.of(), environment(spec, channel), working,
                options.folder().resolve("start"));
        FunctionProcess process = FunctionProcess.start(spec, jvm, channel, options.initLimit(), logs, clock);
        process.answered().thenRun(() -> caches.answered(cache, libraries, base));
        process.endedAtStart().thenAccept(ended -> {
            if (ended) {
                caches.failed(cache);
            }
        });
        return process;
    }

    /** What Lambda sets for a function, the user's variables, and nothing of this machine's account: keys are dummies, AWS files are empty. */
    private Map<String, String> environment(FunctionSpec spec, RuntimeChannel channel) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ACCESS_KEY_ID", "drawbridge");
        environment.put("AWS_SECRET_ACCESS_KEY", "drawbridge");
        environment.put("AWS_SESSION_TOKEN", "drawbridge");
        environment.putAll(spec.environment());
        environment.put("AWS_REGION", spec.environment().getOrDefault("AWS_REGION", options.region()));
        environment.put("AWS_DEFAULT_REGION", environment.get("AWS_REGION"));
        environment.put("AWS_CONFIG_FILE", emptyFile.toString());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", emptyFile.toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + Runtime.version().feature());
        environment.put("AWS_LAMBDA_RUNTIME_API", channel.address());
        environment.put("_HANDLER", spec.handler());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(spec.memoryMb()));
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + spec.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("TZ", ":UTC");
        environment.put("LANG", "en_US.UTF-8");
        // AWS has that locale; where it is missing Linux would allow ASCII file names only
        environment.put("LC_ALL", "C.UTF-8");
        return environment;
    }

    private void stopAll() {
        caches.close();
        pools.forEach(FunctionPool::close);
        pools.clear();
        api.close();
    }

    /** Ends every process of every function and waits until they are gone. */
    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // the program is ending and runs the hook itself
        }
    }
}
