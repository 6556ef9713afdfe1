package dev.drawbridge.cloud.bootstrap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Calls by name into libraries that this program is not compiled against. */
final class Reflect {
    private Reflect() {
    }

    /** Calls the public method of that name whose parameters take these arguments. */
    static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        return call(target.getClass(), target, name, arguments);
    }

    /** Calls a public static method. */
    static Object callStatic(Class<?> type, String name, Object... arguments) throws ReflectiveOperationException {
        return call(type, null, name, arguments);
    }

    private static Object call(Class<?> type, Object target, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && takes(method, arguments)) {
                method.setAccessible(true);
                return method.invoke(target, arguments);
            }
        }
        throw new NoSuchMethodException(type.getName() + "." + name + Arrays.toString(arguments));
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Class<?> type = types[i] == int.class ? Integer.class : types[i] == long.class ? Long.class : types[i];
            if (!type.isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    /** What a method called by reflection threw, as it threw it. */
    static Throwable cause(InvocationTargetException e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
