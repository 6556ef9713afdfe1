package dev.drawbridge.cloud.build;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a function's own {@code pom.xml} asks for.
 *
 * @param artifact {@code group:artifact:version} of the project itself
 * @param release the Java release it compiles for, when the pom says
 * @param compile class path of javac for the main sources (includes what the platform provides at run time)
 * @param runtime class path the function runs with and is packaged with
 * @param test class path of its tests
 * @param ownBuild why javac alone cannot stand for its build: "lombok-1.18.jar is an annotation processor"; empty if it can
 */
public record FunctionProject(String artifact, OptionalInt release, ClassPath compile, ClassPath runtime, ClassPath test, Optional<String> ownBuild) {
}
