/** Tests of live mode, and a monitor that tells what it is told. */
package dev.drawbridge.desktop.monitor;
