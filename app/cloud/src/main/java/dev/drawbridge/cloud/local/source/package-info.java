/** What starts functions by itself: queues that are polled, topics, times, buckets. */
package dev.drawbridge.cloud.local.source;
