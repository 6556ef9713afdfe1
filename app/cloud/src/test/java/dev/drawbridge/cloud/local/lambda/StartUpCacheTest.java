package dev.drawbridge.cloud.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FetchListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpCacheTest {
    @TempDir
    Path folder;

    private List<Path> caches() throws IOException {
        Path caches = folder.resolve("host/start-up");
        if (!Files.isDirectory(caches)) {
            return List.of();
        }
        try (var files = Files.list(caches)) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    @Test
    void aCacheIsMadeAfterTheFirstAnswerIsUsedAfterAChangeOfCodeAndABrokenOneDoesNoHarm() throws Exception {
        FunctionCode code = Handlers.compile(folder.resolve("fn"));
        LambdaOptions plain = LambdaOptions.in(folder.resolve("host"));
        LambdaOptions options = new LambdaOptions(plain.folder(), plain.region(), plain.account(), 1, plain.initLimit(), Optional.of(Duration.ZERO));
        FunctionSpec spec = FunctionSpec.of("probe", "fn.Probe", 256, Duration.ofSeconds(30), Map.of());
        try (LambdaHost host = LambdaHost.start(options, new Dependencies(folder.resolve("memo")), FetchListener.NONE, LogListener.NONE, Clock.systemUTC())) {
            FunctionPool pool = host.function(spec, code);
            assertThat(invoke(pool).succeeded()).isTrue();
            for (int i = 0; i < 1_200 && caches().isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(caches()).hasSize(1);
            var changed = Handlers.classes(folder.resolve("more"), code.libraries(), List.of("package fn; public class Extra { }"));
            pool.replace(spec, new FunctionCode(code.libraries(), code.classes().plus(changed)));
            InvocationResult cached = invoke(pool);
            assertThat(cached.succeeded()).as(cached::message).isTrue();
            assertThat(commandLines()).contains("-XX:AOTCache=");
            assertThat(cached.report().logs()).extracting(LogLine::text).containsExactly("starting");
            Files.writeString(caches().getFirst(), "not a cache");
            pool.replace(spec, code);
            InvocationResult broken = invoke(pool);
            assertThat(broken.succeeded()).as(broken::message).isTrue();
        }
    }

    private static InvocationResult invoke(FunctionPool pool) {
        return pool.invoke(Invocation.of("{}".getBytes(StandardCharsets.UTF_8)));
    }

    /** The options of the processes that live are in files. */
    private String commandLines() throws IOException {
        try (var files = Files.list(folder.resolve("host/start"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                try {
                    all.append(Files.readString(file));
                } catch (NoSuchFileException ended) {
                    // that of a process that has just been replaced
                }
            }
            return all.toString();
        }
    }
}
