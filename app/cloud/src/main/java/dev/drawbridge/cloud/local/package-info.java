/**
 * Runs a drawing on this machine with real parts: HTTP, queues, buckets, tables, a JVM for each function. Every call a
 * function makes goes through one front door, which knows the function, checks its wires and writes the journal.
 *
 * <p>No child JVM outlives this program. Its standard input is a pipe from us that nobody writes to; when we end, even by a kill, the pipe ends and
 * the child halts.
 */
package dev.drawbridge.cloud.local;
