package dev.drawbridge.cloud.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FetchListener;
import dev.drawbridge.cloud.build.NetworkLibraries;
import dev.drawbridge.cloud.local.ChildJvm;
import dev.drawbridge.cloud.local.emulators.BucketListener;
import dev.drawbridge.cloud.local.emulators.EmulatorHost;
import dev.drawbridge.cloud.local.emulators.EmulatorOptions;
import dev.drawbridge.cloud.local.emulators.Part;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoSurvivorsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() {
        Handlers.compile(folder);
        NetworkLibraries.resolve(folder.resolve("memo"), Part.BUCKETS.libraries());
    }

    /** A program with a local Lambda, one idle function, one that never returns, and a part of the local cloud. */
    public static final class Program {
        public static void main(String[] args) {
            Path folder = Path.of(args[0]);
            FunctionCode code = Handlers.compile(folder);
            LambdaHost host = LambdaHost.start(LambdaOptions.in(folder.resolve("host")).withoutCache(), new Dependencies(folder.resolve("memo")), FetchListener.NONE, LogListener.NONE, Clock.systemUTC());
            FunctionPool pool = host.function(FunctionSpec.of("busy", "fn.Probe", 128, Duration.ofMinutes(5), Map.of()), code);
            pool.invoke(Invocation.of("{}".getBytes(StandardCharsets.UTF_8)));
            Thread.ofVirtual().start(() -> pool.invoke(Invocation.of("{\"do\":\"hang\"}".getBytes(StandardCharsets.UTF_8))));
            FunctionPool idle = host.function(FunctionSpec.of("idle", "fn.Probe", 128, Duration.ofMinutes(5), Map.of()), code);
            idle.prewarm().join();
            EmulatorHost emulators = EmulatorHost.start(EmulatorOptions.in(folder.resolve("host"), folder.resolve("buckets")), EnumSet.of(Part.BUCKETS),
                    new Dependencies(folder.resolve("memo")), FetchListener.NONE, BucketListener.NONE);
            System.out.println(pool.pids().getFirst() + " " + idle.pids().getFirst() + " " + emulators.pid());
            if (args[1].equals("exit")) {
                System.exit(0);
            }
            while (true) {
                LockSupport.park();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "exit"})
    void noChildOutlivesTheProgramHoweverItEnds(String way) throws Exception {
        Process program = new ProcessBuilder(ChildJvm.java().toString(), "-cp", System.getProperty("java.class.path"), Program.class.getName(), folder.toString(), way)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String line;
        try (var out = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            line = out.readLine();
        }
        assertThat(line).isNotNull();
        if (way.equals("kill")) {
            program.destroyForcibly();
        }
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (String pid : line.split(" ")) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(child ->
                    assertThat(child.onExit().completeOnTimeout(child, 60, TimeUnit.SECONDS).join().isAlive()).as("child process " + pid + " after " + way).isFalse());
        }
    }
}
