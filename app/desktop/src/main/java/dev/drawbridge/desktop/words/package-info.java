/** The words that the user reads, from resource bundles. */
package dev.drawbridge.desktop.words;
