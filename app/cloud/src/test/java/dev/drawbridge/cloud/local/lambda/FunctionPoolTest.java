package dev.drawbridge.cloud.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FetchListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FunctionPoolTest {
    @TempDir
    static Path folder;
    private static LambdaHost host;
    private static FunctionCode code;
    private static FunctionPool probe;
    private static final List<LogLine> HEARD = new CopyOnWriteArrayList<>();
    private final List<FunctionPool> own = new ArrayList<>();

    @BeforeAll
    static void start() {
        code = Handlers.compile(folder.resolve("fn"));
        host = LambdaHost.start(LambdaOptions.in(folder.resolve("host")).withoutCache(), new Dependencies(folder.resolve("memo")), FetchListener.NONE, HEARD::add, Clock.systemUTC());
        probe = host.function(spec("probe", "fn.Probe", 30_000), code);
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @AfterEach
    void closeOwn() {
        own.forEach(FunctionPool::close);
    }

    private static FunctionSpec spec(String name, String handler, long timeoutMs) {
        return FunctionSpec.of(name, handler, 256, Duration.ofMillis(timeoutMs), Map.of("COLOUR", "green"));
    }

    private FunctionPool pool(FunctionSpec spec) {
        FunctionPool pool = host.function(spec, code);
        own.add(pool);
        return pool;
    }

    private static InvocationResult invoke(FunctionPool pool, String json) {
        return pool.invoke(Invocation.of(json.getBytes(UTF_8)));
    }

    private static String text(InvocationResult result) {
        return new String(result.payload(), UTF_8);
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void aFunctionAnswersAndItsProcessStaysWarm() {
        FunctionPool pool = pool(spec("warm", "fn.Probe::handleRequest", 30_000));
        InvocationResult first = invoke(pool, "{}");
        InvocationResult second = invoke(pool, "{}");
        assertThat(first.succeeded()).as(first::message).isTrue();
        assertThat(text(first)).contains("\"calls\":1");
        assertThat(text(second)).contains("\"calls\":2");
        assertThat(first.report().initDuration()).isPresent();
        assertThat(second.report().initDuration()).isEmpty();
        assertThat(pool.pids()).hasSize(1);
    }

    @Test
    void theHeapIsTheFunctionsMemory() {
        assertThat(text(invoke(probe, "{}"))).containsPattern("\"heapMb\":2[01]\\d");
    }

    @Test
    void aStreamHandlerAndAPlainMethodWorkToo() {
        assertThat(text(invoke(pool(spec("stream", "fn.Stream", 30_000)), "\"ä\""))).isEqualTo("\"Ä\"");
        assertThat(text(invoke(pool(spec("plain", "fn.Plain::order", 30_000)), "{\"item\":\"bone\",\"count\":2}"))).isEqualTo("\"2 x bone\"");
    }

    @Test
    void aFunctionThatThrowsGivesTypeMessageAndStackAndGoesOn() {
        long pid = Long.parseLong(text(invoke(probe, "{\"do\":\"pid\"}")));
        InvocationResult result = invoke(probe, "{\"do\":\"throw\"}");
        assertThat(result).isInstanceOfSatisfying(InvocationResult.FunctionError.class, error -> {
            assertThat(error.type()).isEqualTo("java.lang.IllegalStateException");
            assertThat(error.message()).isEqualTo("no stock left");
        });
        assertThat(text(result)).contains("\"stackTrace\":[\"fn.Probe.handleRequest(");
        assertThat(result.report().logs()).extracting(LogLine::text).anyMatch(line -> line.contains("no stock left"));
        assertThat(Long.parseLong(text(invoke(probe, "{\"do\":\"pid\"}")))).isEqualTo(pid);
    }

    @Test
    void aFunctionThatHangsIsEndedAtItsTimeoutAndTheNextEventGetsANewProcess() throws Exception {
        FunctionPool pool = pool(spec("hangs", "fn.Probe", 4_000));
        assertThat(pool.prewarm().get(60, TimeUnit.SECONDS)).isTrue();
        long pid = pool.pids().getFirst();
        InvocationResult result = invoke(pool, "{\"do\":\"hang\"}");
        assertThat(result).isInstanceOf(InvocationResult.TimedOut.class);
        assertThat(result.message()).isEqualTo("Task timed out after 4.00 seconds");
        assertThat(text(result)).contains("Sandbox.Timedout").contains("RequestId: " + result.report().requestId());
        assertThat(result.report().duration()).isGreaterThan(Duration.ofMillis(3_990));
        assertThat(alive(pid)).isFalse();
        assertThat(text(invoke(pool, "{}"))).contains("\"calls\":1");
    }

    @Test
    void aFunctionThatExitsOrHaltsIsACrashWithItsStatus() {
        FunctionPool pool = pool(spec("exits", "fn.Probe", 30_000));
        assertThat(invoke(pool, "{\"do\":\"exit\",\"code\":\"5\"}").message()).isEqualTo("Runtime exited with error: exit status 5");
        InvocationResult halted = invoke(pool, "{\"do\":\"halt\"}");
        assertThat(halted).isInstanceOfSatisfying(InvocationResult.Crashed.class, crash -> assertThat(crash.exitCode()).isEqualTo(7));
        assertThat(text(halted)).contains("Runtime.ExitError");
        assertThat(invoke(pool, "{\"do\":\"exit\",\"code\":\"0\"}").message()).isEqualTo("Runtime exited without providing a reason");
        assertThat(invoke(pool, "{}").succeeded()).isTrue();
    }

    @Test
    void outOfMemoryIsAnErrorOfTheFunctionAndItsProcessIsNotUsedAgain() {
        FunctionPool pool = pool(spec("oom", "fn.Probe", 30_000));
        InvocationResult result = invoke(pool, "{\"do\":\"oom\"}");
        assertThat(result).isInstanceOfSatisfying(InvocationResult.FunctionError.class, error -> assertThat(error.type()).isEqualTo("java.lang.OutOfMemoryError"));
        assertThat(text(invoke(pool, "{}"))).contains("\"calls\":1");
    }

    @Test
    void endlessRecursionIsAnErrorOfTheFunction() {
        assertThat(invoke(probe, "{\"do\":\"deep\"}")).isInstanceOfSatisfying(InvocationResult.FunctionError.class,
                error -> assertThat(error.type()).isEqualTo("java.lang.StackOverflowError"));
        assertThat(invoke(probe, "{}").succeeded()).isTrue();
    }

    @Test
    void aMissingClassOrMethodIsAnInitFailureThatNamesIt() {
        assertThat(invoke(pool(spec("missing", "fn.Nowhere::handle", 30_000)), "{}")).isInstanceOfSatisfying(InvocationResult.InitFailed.class,
                failed -> assertThat(failed.message()).contains("fn.Nowhere"));
        assertThat(invoke(pool(spec("no-method", "fn.Plain::nothing", 30_000)), "{}")).isInstanceOfSatisfying(InvocationResult.InitFailed.class,
                failed -> assertThat(failed.message()).contains("nothing"));
    }

    @Test
    void aConstructorThatThrowsOrExitsIsAnInitFailureWithItsReason() {
        assertThat(text(invoke(pool(spec("broken", "fn.Broken::handle", 30_000)), "{}"))).contains("TABLE_NAME is not set");
        InvocationResult exits = invoke(pool(spec("quitter", "fn.Quitter::handle", 30_000)), "{}");
        assertThat(exits).isInstanceOf(InvocationResult.InitFailed.class);
        assertThat(exits.message()).contains("exit status 3 before the function was ready");
    }

    @Test
    void logLinesCarryTheirRequestAndArriveWithTheResult() {
        InvocationResult result = invoke(probe, "{\"do\":\"log\"}");
        String id = result.report().requestId();
        assertThat(result.report().logs()).filteredOn(line -> line.requestId().equals(id)).extracting(LogLine::text)
                .containsExactlyInAnyOrder("one", "two", "three", "no line end");
        assertThat(result.report().logs()).filteredOn(LogLine::error).extracting(LogLine::text).containsExactly("two");
        assertThat(HEARD).contains(result.report().logs().toArray(LogLine[]::new));
        assertThat(invoke(probe, "{}").report().logs()).isEmpty();
    }

    @Test
    void linesOfTheStartBelongToTheFirstResult() {
        assertThat(invoke(pool(spec("starts", "fn.Probe", 30_000)), "{}").report().logs())
                .anySatisfy(line -> assertThat(line).extracting(LogLine::text, LogLine::requestId).containsExactly("starting", ""));
    }

    @Test
    void theEnvironmentIsTheFunctionsAndNothingOfThisMachine() {
        String environment = text(invoke(probe, "{\"do\":\"env\"}"));
        assertThat(environment).contains("\"COLOUR\":\"green\"", "\"AWS_REGION\":\"us-east-1\"", "\"AWS_ACCESS_KEY_ID\":\"drawbridge\"", "\"AWS_EC2_METADATA_DISABLED\":\"true\"",
                "\"AWS_LAMBDA_FUNCTION_NAME\":\"probe\"", "no-aws-settings");
        assertThat(environment).doesNotContain("\"HOME\"", "\"PATH\"", "\"USER\"");
        assertThat(text(invoke(probe, "{\"do\":\"stdin\"}"))).isEqualTo("-1");
    }

    @Test
    void theContextIsThatOfTheInvocation() {
        InvocationResult result = invoke(probe, "{\"do\":\"context\"}");
        assertThat(text(result)).isEqualTo("[\"" + result.report().requestId() + "\",\"probe\",256,true,\"arn:aws:lambda:us-east-1:000000000000:function:probe\"]");
    }

    @Test
    void anAnswerOverSixMegabytesIsRefused() {
        assertThat(invoke(probe, "{\"do\":\"big\"}")).isInstanceOfSatisfying(InvocationResult.FunctionError.class,
                error -> assertThat(error.type()).isEqualTo("Function.ResponseSizeTooLarge"));
    }

    @Test
    void eventsAtTheSameTimeGetProcessesOfTheirOwnUpToTheLimitAndThenWait() throws Exception {
        FunctionPool pool = pool(spec("parallel", "fn.Probe", 30_000));
        List<InvocationResult> results = inParallel(4, () -> invoke(pool, "{\"do\":\"sleep\",\"ms\":\"300\"}"));
        assertThat(results).allMatch(InvocationResult::succeeded);
        assertThat(pool.pids()).hasSize(2);
    }

    @Test
    void moreThanTheReservedConcurrencyIsThrottled() throws Exception {
        FunctionSpec one = new FunctionSpec("one", "fn.Probe", 256, Duration.ofSeconds(30), Map.of(), OptionalInt.of(1));
        FunctionPool pool = pool(one);
        List<InvocationResult> results = inParallel(3, () -> invoke(pool, "{\"do\":\"sleep\",\"ms\":\"400\"}"));
        assertThat(results).filteredOn(InvocationResult.Throttled.class::isInstance).hasSize(2);
        assertThat(results).filteredOn(InvocationResult::succeeded).hasSize(1);
    }

    private static List<InvocationResult> inParallel(int times, Callable<InvocationResult> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<InvocationResult>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(threads.submit(call));
            }
            List<InvocationResult> results = new ArrayList<>();
            for (Future<InvocationResult> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void replacedCodeServesTheNextEventAndTheOldOneFinishesItsOwn() throws Exception {
        String source = "package fn; public class Version { public String get(String s) throws Exception { if (!s.isEmpty()) { var at = java.nio.file.Path.of(s); java.nio.file.Files.createFile(at); while (java.nio.file.Files.exists(at)) Thread.sleep(5); } return \"%s\"; } }";
        var one = Handlers.classes(folder.resolve("v1"), code.libraries(), List.of(source.formatted("one")));
        var two = Handlers.classes(folder.resolve("v2"), code.libraries(), List.of(source.formatted("two")));
        FunctionSpec spec = spec("version", "fn.Version::get", 30_000);
        FunctionPool pool = host.function(spec, new FunctionCode(code.libraries(), one));
        own.add(pool);
        assertThat(text(invoke(pool, "\"\""))).isEqualTo("\"one\"");
        long oldPid = pool.pids().getFirst();
        Path working = folder.resolve("working");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<InvocationResult> slow = threads.submit(() -> invoke(pool, JsonMapper.shared().writeValueAsString(working.toString())));
            while (!Files.exists(working)) {
                assertThat(slow.isDone()).as("it works until the file is gone").isFalse();
                TimeUnit.MILLISECONDS.sleep(5);
            }
            var ready = pool.replace(spec, new FunctionCode(code.libraries(), two));
            assertThat(text(invoke(pool, "\"\""))).isEqualTo("\"two\"");
            assertThat(ready.get()).isTrue();
            Files.delete(working);
            assertThat(text(slow.get())).isEqualTo("\"one\"");
        }
        assertThat(ProcessHandle.of(oldPid).map(p -> p.onExit().completeOnTimeout(p, 60, TimeUnit.SECONDS).join().isAlive()).orElse(false)).isFalse();
    }

    @Test
    void prewarmStartsOneProcessAndTheFirstEventUsesIt() throws Exception {
        FunctionPool pool = pool(spec("prewarm", "fn.Probe", 30_000));
        assertThat(pool.prewarm().get(60, TimeUnit.SECONDS)).isTrue();
        long pid = pool.pids().getFirst();
        assertThat(text(invoke(pool, "{\"do\":\"pid\"}"))).isEqualTo(String.valueOf(pid));
    }

    @Test
    void aProcessThatDiedBetweenEventsIsReplacedWithoutAnError() throws Exception {
        FunctionPool pool = pool(spec("dies", "fn.Probe", 30_000));
        invoke(pool, "{}");
        ProcessHandle process = ProcessHandle.of(pool.pids().getFirst()).orElseThrow();
        process.destroyForcibly();
        // killing only asks for it: an event that is handed over before the end is lost with the process, and says so
        process.onExit().get(60, TimeUnit.SECONDS);
        assertThat(text(invoke(pool, "{}"))).contains("\"calls\":1");
    }

    @Test
    void aClosedPoolHasNoProcessAndSaysSo() {
        FunctionPool pool = pool(spec("closed", "fn.Probe", 30_000));
        invoke(pool, "{}");
        long pid = pool.pids().getFirst();
        pool.close();
        assertThat(alive(pid)).isFalse();
        assertThatThrownBy(() -> invoke(pool, "{}")).isInstanceOf(LambdaException.class).hasMessage("Function closed has been stopped.");
    }
}
