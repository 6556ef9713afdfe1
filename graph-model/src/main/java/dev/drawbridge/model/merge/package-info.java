/**
 * Brings two changes of one drawing together: that of the drawing itself and that of the template it stands in, both made since the two
 * were last in step. What only one side changed is taken; what both changed otherwise is a
 * {@link dev.drawbridge.model.merge.Conflict}, which stands with its card or wire in the project's file until somebody decides.
 */
package dev.drawbridge.model.merge;
