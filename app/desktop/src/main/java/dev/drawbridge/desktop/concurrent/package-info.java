/**
 * Where threads are born, and the only place: virtual threads for files and sockets, one latest-wins worker for each
 * kind of heavy thinking, and a batcher that hands live data to the JavaFX thread a few times a second.
 */
package dev.drawbridge.desktop.concurrent;
