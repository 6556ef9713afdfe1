/** What the feature packages of the designer share: the open project, what is selected in it, and what a wire of it makes. Knows no view. */
package dev.drawbridge.desktop.workspace;
