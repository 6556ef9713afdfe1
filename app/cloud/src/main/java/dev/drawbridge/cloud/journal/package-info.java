/** What happened while a drawing ran: every message that crossed a wire and every line a function wrote. */
package dev.drawbridge.cloud.journal;
