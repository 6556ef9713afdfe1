/**
 * How a drawing changes: only by an {@link dev.drawbridge.model.edit.Edit} (of cards, wires, groups, notes or the whole), which is a pure function, applied by the one
 * {@link dev.drawbridge.model.edit.DesignStore}, which remembers the values before it and tells once what changed.
 */
package dev.drawbridge.model.edit;
