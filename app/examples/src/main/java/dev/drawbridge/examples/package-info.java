/** The complete drawings that come with the program; also what a new project starts from. */
package dev.drawbridge.examples;
