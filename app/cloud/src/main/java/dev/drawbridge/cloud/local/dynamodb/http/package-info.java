/** A small HTTP server before the engine, for tests and stand-alone use: the JSON 1.0 protocol and nothing else. It checks no signatures. */
package dev.drawbridge.cloud.local.dynamodb.http;
