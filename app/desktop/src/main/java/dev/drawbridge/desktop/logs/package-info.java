/** How lines of logs look and what they name, for the run on this machine and for live mode alike. Knows neither of them. */
package dev.drawbridge.desktop.logs;
