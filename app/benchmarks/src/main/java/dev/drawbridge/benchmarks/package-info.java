/** Measures what {@code docs/benchmarks.md} prints. Main classes, each run by a command of its own; no test runs them. */
package dev.drawbridge.benchmarks;
