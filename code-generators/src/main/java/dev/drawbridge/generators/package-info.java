/**
 * Drawing to files, and files to drawing. A {@link dev.drawbridge.generators.Target} says what files a design is on one cloud;
 * whose each file is, is said by its {@link dev.drawbridge.generators.Ownership}.
 */
package dev.drawbridge.generators;
