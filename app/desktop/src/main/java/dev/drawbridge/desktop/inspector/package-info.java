/**
 * What is selected, to read and to change. The forms are made from the fields of the catalogue and of the wire table, one
 * editor for each type of field; every change is an edit of the store.
 */
package dev.drawbridge.desktop.inspector;
