package com.example.chat.talk;

import com.example.chat.events.HttpException;
import com.example.chat.events.HttpResponse;
import com.example.chat.events.SocketMessage;
import com.example.chat.ports.MembersItem;
import com.example.chat.ports.MembersTable;
import com.example.chat.ports.RoomsConnections;
import java.util.List;

/**
 * What is said in a room goes to everybody in it: {@code {"action": "say", "text": "Hello"}}. {@code {"action": "who"}} tells who is
 * there.
 */
public class Talk {
    private static final int LONGEST = 2000;

    private final MembersTable members;
    private final RoomsConnections rooms;

    public Talk(MembersTable members, RoomsConnections rooms) {
        this.members = members;
        this.rooms = rooms;
    }

    /** What somebody asks for. */
    record Wish(String action, String text) {}

    /** What everybody in the room gets. */
    public record Said(String room, String name, String text, String at) {}

    /** Who is in the room. */
    public record Present(String room, List<String> names) {}

    /** What was not understood, for the one who sent it. */
    public record Problem(String problem) {}

    /** Answers say, who, $default of rooms; a status from 300 refuses a connection. */
    public HttpResponse handle(SocketMessage message) {
        try {
            MembersItem sender = members.get(message.connectionId()).orElseThrow(() -> new HttpException(403, "You are in no room."));
            switch (message.route()) {
                case "say" -> say(sender, message);
                case "who" -> rooms.sendJson(sender.connection(), new Present(sender.room(), members.queryByRoom(sender.room()).stream().map(MembersItem::name).sorted().toList()));
                default -> throw new HttpException(400, "Send {\"action\": \"say\", \"text\": ...} or {\"action\": \"who\"}.");
            }
        } catch (HttpException e) {
            // nobody sees the status of a message's answer, so the sender is told
            rooms.sendJson(message.connectionId(), new Problem(e.getMessage()));
        }
        return HttpResponse.status(200);
    }

    private void say(MembersItem sender, SocketMessage message) {
        String text = message.json(Wish.class).text();
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new HttpException(400, "Say something, in at most " + LONGEST + " characters.");
        }
        Said said = new Said(sender.room(), sender.name(), text, message.time().toString());
        for (MembersItem member : members.queryByRoom(sender.room())) {
            if (!rooms.sendJson(member.connection(), said)) {
                // a browser that went without a word
                members.delete(member.connection());
            }
        }
    }
}
