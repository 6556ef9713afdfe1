/**
 * Runs a drawing on this machine with real parts: HTTP, queues, buckets, tables, a JVM for each function. Every call a
 * function makes goes through one front door, which knows the function, checks its wires and writes the journal.
 */
package dev.drawbridge.cloud.local;
