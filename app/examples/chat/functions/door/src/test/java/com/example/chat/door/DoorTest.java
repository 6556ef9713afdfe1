package com.example.chat.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.chat.events.SocketMessage;
import com.example.chat.ports.InMemoryMembersTable;
import com.example.chat.ports.MembersItem;
import org.junit.jupiter.api.Test;

class DoorTest {
    private final InMemoryMembersTable members = new InMemoryMembersTable();
    private final Door door = new Door(members);

    @Test
    void whoSaysANameIsLetInAndNoted() {
        SocketMessage ada = SocketMessage.of("$connect", "").withConnection("c-1").withQuery("name", "Ada").withQuery("room", "garden");
        assertEquals(200, door.handle(ada).status());
        MembersItem member = members.items().getFirst();
        assertEquals("Ada", member.name());
        assertEquals("garden", member.room());
        assertTrue(member.goneAfter() > ada.time().getEpochSecond(), "an item that is forgotten goes by itself");
    }

    @Test
    void withoutARoomItIsTheLobby() {
        door.handle(SocketMessage.of("$connect", "").withConnection("c-1").withQuery("name", "Ada"));
        assertEquals("lobby", members.items().getFirst().room());
    }

    @Test
    void nobodyComesInWithoutAName() {
        assertEquals(400, door.handle(SocketMessage.of("$connect", "")).status());
        assertEquals(400, door.handle(SocketMessage.of("$connect", "").withQuery("name", "A".repeat(41))).status());
        assertTrue(members.items().isEmpty());
    }

    @Test
    void whoLeavesIsForgotten() {
        door.handle(SocketMessage.of("$connect", "").withConnection("c-1").withQuery("name", "Ada"));
        door.handle(SocketMessage.of("$disconnect", "").withConnection("c-1"));
        assertTrue(members.items().isEmpty());
    }
}
