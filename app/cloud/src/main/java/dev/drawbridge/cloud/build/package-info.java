/**
 * From the user's sources to something that can run: class paths, classes, one package per function.
 *
 * <p>Everything happens inside this program. {@link dev.drawbridge.cloud.build.Dependencies} finds libraries with Maven Resolver in the user's own
 * local repository and obeys the user's {@code settings.xml}; Maven itself is never started, and no repository address is written here: it comes from
 * Maven's own super POM. {@link dev.drawbridge.cloud.build.JavaCompilation} runs javac in process and reports a failed compile as a value.
 * {@link dev.drawbridge.cloud.build.FunctionPackage} writes the zip that both the local cloud and a deploy use. Each step is skipped when its input
 * has the content it had last time, so a warm build costs some milliseconds.
 *
 * <p>Nothing here knows what a drawing is: inputs are plain records.
 */
package dev.drawbridge.cloud.build;
