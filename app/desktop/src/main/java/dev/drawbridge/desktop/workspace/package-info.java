/** What the feature packages of the designer share: the open project, and what is selected in it. Knows no view. */
package dev.drawbridge.desktop.workspace;
