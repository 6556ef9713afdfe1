/**
 * The programs that run in child JVMs: one function, or the parts of the local cloud.
 *
 * <p>These classes never run inside Drawbridge. They are copied into a small jar and put first on a child's class path, so they may use the JDK and
 * AWS's runtime interface client, and nothing else of this program. Their standard input is a life line: it ends when Drawbridge ends, for whatever
 * reason and on every operating system, and then they halt at once.
 */
package dev.drawbridge.cloud.bootstrap;
