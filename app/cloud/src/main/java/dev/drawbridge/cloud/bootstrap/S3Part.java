package dev.drawbridge.cloud.bootstrap;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * S3Proxy over a folder. Its store is wrapped by name of method, so that everything that is put or removed, by whatever call of S3, is said as an S3
 * event: {@code event NAME BUCKET KEY SIZE ETAG}.
 */
final class S3Part {
    private final Object store;
    private final Voice voice;

    /** Where events go. */
    @FunctionalInterface
    interface Voice {
        void say(String... words);
    }

    private S3Part(Object store, Voice voice) {
        this.store = store;
        this.voice = voice;
    }

    /**
     * Starts it on a free port of loopback.
     *
     * @param folder where objects are kept; empty keeps them in memory
     * @return the port
     */
    static int start(ClassLoader loader, String folder, Voice voice) throws ReflectiveOperationException, IOException {
        String stores = "org.gaul.s3proxy.nio2blob.";
        Object store;
        if (folder.isEmpty()) {
            store = loader.loadClass(stores + "TransientNio2BlobStore").getConstructor().newInstance();
        } else {
            Files.createDirectories(Path.of(folder));
            store = loader.loadClass(stores + "FilesystemNio2BlobStore").getConstructor(String.class).newInstance(folder);
        }
        Class<?> type = loader.loadClass("org.gaul.s3proxy.blobstore.BlobStore");
        S3Part part = new S3Part(store, voice);
        Object told = Proxy.newProxyInstance(loader, new Class<?>[] {type}, (proxy, method, arguments) -> part.call(method, arguments == null ? new Object[0] : arguments));
        Object builder = Reflect.callStatic(loader.loadClass("org.gaul.s3proxy.S3Proxy"), "builder");
        Reflect.call(builder, "blobStore", told);
        Reflect.call(builder, "endpoint", URI.create("http://127.0.0.1:0"));
        Object server = Reflect.call(builder, "build");
        Reflect.call(server, "start");
        return (Integer) Reflect.call(server, "getPort");
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        Object result;
        try {
            result = method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw Reflect.cause(e);
        }
        try {
            tell(method.getName(), arguments, result);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // the object is stored; that its event is lost must be seen, not fail the call
            e.printStackTrace();
        }
        return result;
    }

    private void tell(String method, Object[] arguments, Object result) throws ReflectiveOperationException {
        switch (method) {
            case "putBlob" -> created("ObjectCreated:Put", text(arguments[0], "bucket"), text(arguments[0], "key"));
            case "copyBlob" -> created("ObjectCreated:Copy", text(arguments[0], "destinationBucket"), text(arguments[0], "destinationKey"));
            case "completeMultipartUpload" -> created("ObjectCreated:CompleteMultipartUpload", text(arguments[1], "bucket"), text(arguments[1], "key"));
            case "removeBlob" -> {
                boolean request = arguments.length == 1;
                removed(request ? text(arguments[0], "bucket") : (String) arguments[0], request ? text(arguments[0], "key") : (String) arguments[1]);
            }
            case "removeBlobs" -> {
                for (Object deleted : (List<?>) Reflect.call(result, "deleted")) {
                    removed(text(arguments[0], "bucket"), text(deleted, "key"));
                }
            }
            default -> {
                // reads and buckets have no events
            }
        }
    }

    private void created(String event, String bucket, String key) throws ReflectiveOperationException {
        Object head = Reflect.call(store, "blobMetadata", bucket, key);
        voice.say("event", event, bucket, key, String.valueOf(Reflect.call(head, "contentLength")), text(head, "eTag").replace("\"", ""));
    }

    private void removed(String bucket, String key) {
        voice.say("event", "ObjectRemoved:Delete", bucket, key, "0", "");
    }

    private static String text(Object target, String name) throws ReflectiveOperationException {
        Object value = Reflect.call(target, name);
        return value == null ? "" : value.toString();
    }
}
