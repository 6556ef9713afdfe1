package com.example.chat.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.chat.events.Json;
import com.example.chat.events.SocketMessage;
import com.example.chat.ports.InMemoryMembersTable;
import com.example.chat.ports.InMemoryRoomsConnections;
import com.example.chat.ports.MembersItem;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TalkTest {
    private final InMemoryMembersTable members = new InMemoryMembersTable();
    private final InMemoryRoomsConnections rooms = new InMemoryRoomsConnections();
    private final Talk talk = new Talk(members, rooms);

    @BeforeEach
    void threePeople() {
        members.hold(new MembersItem("c-ada", "lobby", "Ada", 0L));
        members.hold(new MembersItem("c-bob", "lobby", "Bob", 0L));
        members.hold(new MembersItem("c-cy", "garden", "Cy", 0L));
    }

    private static SocketMessage say(String connection, String text) {
        return SocketMessage.of("say", Json.write(new Talk.Wish("say", text))).withConnection(connection);
    }

    private List<String> told() {
        return rooms.sent().stream().map(InMemoryRoomsConnections.Sent::connectionId).sorted().toList();
    }

    @Test
    void everybodyInTheRoomHearsIt() {
        talk.handle(say("c-ada", "Hello"));
        assertEquals(List.of("c-ada", "c-bob"), told());
        Talk.Said said = Json.read(rooms.sent().getFirst().text(), Talk.Said.class);
        assertEquals("Ada", said.name());
        assertEquals("Hello", said.text());
    }

    @Test
    void whoWentWithoutAWordIsForgotten() {
        rooms.close("c-bob");
        talk.handle(say("c-ada", "Anybody there?"));
        assertEquals(List.of("c-ada"), told());
        assertTrue(members.get("c-bob").isEmpty());
    }

    @Test
    void whoIsThereIsToldToTheOneWhoAsks() {
        talk.handle(SocketMessage.of("who", "{}").withConnection("c-bob"));
        assertEquals(List.of("c-bob"), told());
        assertEquals(List.of("Ada", "Bob"), Json.read(rooms.sent().getFirst().text(), Talk.Present.class).names());
    }

    @Test
    void whatIsNotUnderstoodIsToldToTheSenderAlone() {
        talk.handle(say("c-ada", " "));
        talk.handle(SocketMessage.of("say", "no json").withConnection("c-ada"));
        talk.handle(SocketMessage.of("$default", "{}").withConnection("c-ada"));
        talk.handle(say("c-stranger", "Hello"));
        assertEquals(List.of("c-ada", "c-ada", "c-ada", "c-stranger"), told());
        assertTrue(rooms.sent().stream().allMatch(sent -> !Json.read(sent.text(), Talk.Problem.class).problem().isEmpty()));
    }
}
