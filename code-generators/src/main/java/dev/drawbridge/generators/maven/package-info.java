/**
 * The Maven project of a user's project: a generated parent at the root, one generated parent for each function with the
 * libraries that its wires need, and the function's own pom, which is written once. Why there are two layers of parents is
 * told in docs/decisions.
 */
package dev.drawbridge.generators.maven;
