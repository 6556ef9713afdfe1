/**
 * Where items live: sorted in memory for reading, appended to a log for keeping. A table is one read-write lock, one sorted map for the table and one for each
 * index; a query is a walk along one of them. Files: a snapshot and the log of what happened since, both made of lines that carry a checksum.
 * A write is handed to the operating system before it is answered, so a crash of the program loses nothing; it is forced to the disk in the
 * background within half a second, so callers never wait for the disk.
 */
package dev.drawbridge.cloud.local.dynamodb.store;
