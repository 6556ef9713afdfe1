/**
 * Streams: records that stay in order and are kept for a while, and those who read them in batches on behalf of functions. The changes of tables
 * and the records of Kinesis streams are both kept here.
 */
package dev.drawbridge.cloud.local.stream;
