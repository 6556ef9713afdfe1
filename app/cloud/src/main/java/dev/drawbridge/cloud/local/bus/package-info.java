/** Event buses: events that are handed to all whose pattern fits them. */
package dev.drawbridge.cloud.local.bus;
