/** Everything that can be done, by name: menus, shortcuts, the command palette and the sheet of shortcuts read one registry. */
package dev.drawbridge.desktop.actions;
