/**
 * The one table of what a wire means. A wire may be drawn if and only if {@link dev.drawbridge.model.wire.WireTable} has a
 * row for it; the template, the tooltip, the IAM statement, the Java member and the documentation are readers of that row.
 * A string shaped like an IAM action stands nowhere else.
 */
package dev.drawbridge.model.wire;
