/**
 * The parts of the local cloud that others wrote: queues (ElasticMQ), buckets (S3Proxy), OpenID Connect issuers (mock-oauth2-server).
 *
 * <p>They share one child JVM, each in a class loader of its own, and are fetched on first use. {@link dev.drawbridge.cloud.local.emulators.EmulatorHost}
 * is our side of it: it starts the parts that are asked for, knows where they listen, hears of every object that is put or removed, and has tokens
 * issued. Messages of queues live in memory; objects of buckets live in a folder.
 */
package dev.drawbridge.cloud.local.emulators;
