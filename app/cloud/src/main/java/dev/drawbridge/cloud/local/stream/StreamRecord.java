package dev.drawbridge.cloud.local.stream;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of a stream.
 *
 * @param position counts up within its stream
 * @param sequence as the service numbers it
 * @param key records of one key stay in order
 * @param event as a function gets it in its batch
 * @param filtered what filters look at; the event itself, or with its data decoded
 * @param summary one line for the journal
 */
public record StreamRecord(long position, String sequence, String key, Instant arrived, ObjectNode event, ObjectNode filtered, String summary) {}
