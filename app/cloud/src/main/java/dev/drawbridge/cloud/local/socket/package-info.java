/**
 * WebSocket APIs of a run, as API Gateway serves them: {@link SocketGateway} accepts connections and hands what happens on them to functions. The
 * protocol itself (RFC 6455) is small and is spoken here, because an answer to the handshake must wait for the function of {@code $connect} and carry
 * its status, which servers of others do not offer.
 */
package dev.drawbridge.cloud.local.socket;
