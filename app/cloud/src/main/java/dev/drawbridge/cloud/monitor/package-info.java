/**
 * What a drawing does while it works: figures of cards and wires, log lines, traces and alarms. A {@link dev.drawbridge.cloud.monitor.Monitor} is
 * asked again and again by a {@link dev.drawbridge.cloud.monitor.LiveView}, which waits longer when the cloud refuses and rests while nobody
 * looks. {@code monitor.aws} asks CloudWatch and X-Ray, {@code monitor.local} the journal of a run on this machine; whoever shows the answers does
 * not need to know which it was.
 */
package dev.drawbridge.cloud.monitor;
