/** Where a user starts: the page of projects and templates, and the first steps. */
package dev.drawbridge.desktop.start;
