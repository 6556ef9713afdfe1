package com.example.chat.door;

import com.example.chat.events.HttpResponse;
import com.example.chat.events.SocketMessage;
import com.example.chat.ports.MembersItem;
import com.example.chat.ports.MembersTable;
import java.time.Duration;

/** Lets people into a room and notes that they are there: {@code wss://.../live?room=lobby&name=Ada}. */
public class Door {
    /** API Gateway closes a connection after two hours; who is still noted a while later is gone. */
    private static final Duration LONGEST = Duration.ofHours(3);

    private final MembersTable members;

    public Door(MembersTable members) {
        this.members = members;
    }

    /** Answers $connect, $disconnect of rooms; a status from 300 refuses a connection. */
    public HttpResponse handle(SocketMessage message) {
        if (message.isDisconnect()) {
            members.delete(message.connectionId());
            return HttpResponse.status(200);
        }
        String name = message.query("name").map(String::strip).orElse("");
        if (name.isEmpty() || name.length() > 40) {
            return HttpResponse.badRequest("Say who you are, in at most 40 characters: ?name=Ada");
        }
        String room = message.query("room").orElse("lobby");
        long goneAfter = message.time().plus(LONGEST).getEpochSecond();
        members.put(new MembersItem(message.connectionId(), room, name, goneAfter));
        return HttpResponse.status(200);
    }
}
