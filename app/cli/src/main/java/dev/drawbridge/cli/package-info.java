/** The command line, for terminals and CI. Exit codes: 0 fine, 1 findings or a failed run, 2 wrong use. */
package dev.drawbridge.cli;
