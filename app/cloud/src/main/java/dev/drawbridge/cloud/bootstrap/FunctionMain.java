package dev.drawbridge.cloud.bootstrap;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.converters.LambdaErrorConverter;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.ErrorRequest;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Runs one function: takes an event from the Lambda Runtime API, calls the handler through AWS's own loader and serializers, and gives back the
 * answer, until the process ends. AWS's own main does the same through native code that exists for Linux only; this one runs everywhere.
 *
 * <p>Before an answer is given, a mark ({@value #MARK} and the request id) goes to standard output and standard error, so that the reader of the log
 * knows that it has every line of the request.
 */
public final class FunctionMain {
    /** First character of a mark line; no log text starts with it. */
    public static final String MARK = "\u0001";

    private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";
    private static final String TRACE_KEY = "AWS_LAMBDA_X_TRACE_ID";
    private static final int FAILED = 1;

    private final RuntimeClient client;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private FunctionMain(RuntimeClient client) {
        this.client = client;
    }

    /** Reads {@code AWS_LAMBDA_RUNTIME_API} and {@code _HANDLER} from the environment. */
    public static void main(String[] args) throws IOException {
        LifeLine.hold();
        new FunctionMain(new RuntimeClient(System.getenv("AWS_LAMBDA_RUNTIME_API"))).run(System.getenv("_HANDLER"));
    }

    private void run(String handlerName) throws IOException {
        LambdaRequestHandler handler = load(handlerName);
        if (handler instanceof LambdaRequestHandler.UserFaultHandler failed) {
            out.println(failed.fault.reportableError());
            client.initError(failed.fault.exception == null ? "Runtime.InitError" : failed.fault.exception, json(LambdaErrorConverter.fromUserFault(failed.fault)));
            stop();
        }
        while (true) {
            Optional<InvocationRequest> next = client.next();
            if (next.isEmpty()) {
                // threads of the function may be alive
                Runtime.getRuntime().halt(0);
            }
            InvocationRequest request = next.get();
            trace(request.getXrayTraceId());
            try {
                byte[] answer = handler.call(request).toByteArray();
                mark(request.getId());
                client.response(request.getId(), answer);
            } catch (Throwable thrown) {
                fail(request.getId(), thrown);
            }
            // an interrupt that the handler left behind must not reach the next event
            Thread.interrupted();
        }
    }

    /**
     * AWS's own main notes here where the function's classes are; the serializers of events with nested classes (queues, topics, buckets) look only
     * there.
     */
    private static void tellSerializers(ClassLoader loader) throws ReflectiveOperationException {
        Field field = AWSLambda.class.getDeclaredField("customerClassLoader");
        field.setAccessible(true);
        field.set(null, new URLClassLoader(new URL[0], loader));
    }

    private static LambdaRequestHandler load(String handlerName) {
        ClassLoader loader = FunctionMain.class.getClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            tellSerializers(loader);
            return EventHandlerLoader.loadEventHandler(HandlerInfo.fromString(handlerName, loader));
        } catch (HandlerInfo.InvalidHandlerException e) {
            return new LambdaRequestHandler.UserFaultHandler(UserFault.makeUserFault("Invalid handler: '" + handlerName + "'. Write package.Class or package.Class::method."));
        } catch (ClassNotFoundException e) {
            return LambdaRequestHandler.classNotFound(e, HandlerInfo.className(handlerName));
        } catch (Throwable e) {
            return LambdaRequestHandler.initErrorHandler(e, HandlerInfo.className(handlerName));
        }
    }

    private void fail(String id, Throwable thrown) throws IOException {
        UserFault fault = thrown instanceof UserFault user ? user : UserFault.makeUserFault(UserFault.filterStackTrace(thrown));
        out.println(fault.reportableError());
        mark(id);
        ErrorRequest error = thrown instanceof UserFault ? LambdaErrorConverter.fromUserFault(fault) : LambdaErrorConverter.fromThrowable(thrown);
        client.error(id, error.errorType == null ? "Runtime.UnknownReason" : error.errorType, json(error));
        if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
            // out of memory: whatever the heap still holds is not fit for another event
            stop();
        }
    }

    private static void trace(String id) {
        if (id == null) {
            System.clearProperty(TRACE_PROPERTY);
            SdkInternalThreadLocal.remove(TRACE_KEY);
        } else {
            System.setProperty(TRACE_PROPERTY, id);
            SdkInternalThreadLocal.put(TRACE_KEY, id);
        }
    }

    private static byte[] json(ErrorRequest error) {
        return DtoSerializers.serialize(error);
    }

    private void mark(String id) {
        System.out.flush();
        System.err.flush();
        out.print(MARK + id + "\n");
        out.flush();
        err.print(MARK + id + "\n");
        err.flush();
    }

    private void stop() {
        out.flush();
        err.flush();
        Runtime.getRuntime().halt(FAILED);
    }
}
