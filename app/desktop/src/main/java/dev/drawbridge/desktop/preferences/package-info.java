/** What the designer remembers of this user between two starts, in a file of the user's own. Nothing about a project is kept here. */
package dev.drawbridge.desktop.preferences;
