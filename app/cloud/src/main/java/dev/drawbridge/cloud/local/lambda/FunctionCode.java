package dev.drawbridge.cloud.local.lambda;

import dev.drawbridge.cloud.build.ClassPath;

/**
 * The code of a function.
 *
 * @param libraries jars; they change seldom, which is what makes warm starts and the start-up cache possible
 * @param classes folders (or jars) with the function's own classes and resources
 */
public record FunctionCode(ClassPath libraries, ClassPath classes) {
}
