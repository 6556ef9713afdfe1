package dev.drawbridge.cloud.journal;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something crossed a wire: a request, a message, a call to a service.
 *
 * @param sequence counts up from 1 within one run
 * @param time when it set out
 * @param wire the wire it crossed; empty for a call that no wire grants
 * @param from the card it left
 * @param to the card it reached
 * @param summary one line: {@code GET /products?q=dog}, {@code Query byTag}
 * @param bytes size of what was carried
 * @param duration until the answer was there
 * @param ok whether the answer was good
 * @param result one word or number: {@code 200}, {@code 4 items}, {@code sent}, {@code 403 not wired}
 * @param payload what was carried, as text; cut at {@link #PAYLOAD_LIMIT} characters
 * @param answer what came back, as text, cut likewise
 */
public record Message(
        long sequence,
        Instant time,
        Optional<WireId> wire,
        NodeId from,
        NodeId to,
        String summary,
        long bytes,
        Duration duration,
        boolean ok,
        String result,
        String payload,
        String answer) {
    /** Longest text that is kept of a payload or an answer. */
    public static final int PAYLOAD_LIMIT = 64 * 1024;
    /** So that a text which was cut and says so is not cut again. */
    private static final int NOTE_ROOM = 40;

    public Message {
        payload = cut(payload);
        answer = cut(answer);
    }

    /** What was carried, as text; bytes that are no UTF-8 text are only counted, and no more is decoded than is kept. */
    public static String text(byte[] bytes) {
        boolean whole = bytes.length <= PAYLOAD_LIMIT;
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, whole ? bytes.length : characterEnd(bytes))).toString();
            return whole ? text : text + "\n... (" + bytes.length + " bytes in all)";
        } catch (CharacterCodingException binary) {
            return "(" + bytes.length + " bytes that are no text)";
        }
    }

    /** Where a text can be cut without splitting a character: continuation bytes start with the bits 10. */
    private static int characterEnd(byte[] bytes) {
        int end = PAYLOAD_LIMIT;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    /** About how much memory the message takes, in bytes. */
    long weight() {
        return 2L * (payload.length() + answer.length() + summary.length() + result.length()) + 200;
    }

    private static String cut(String text) {
        return text.length() <= PAYLOAD_LIMIT + NOTE_ROOM ? text : text.substring(0, PAYLOAD_LIMIT) + "\n... (" + text.length() + " characters in all)";
    }

    Message withSequence(long number) {
        return new Message(number, time, wire, from, to, summary, bytes, duration, ok, result, payload, answer);
    }
}
