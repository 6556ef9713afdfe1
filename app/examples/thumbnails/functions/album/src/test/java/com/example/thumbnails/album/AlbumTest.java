package com.example.thumbnails.album;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.thumbnails.events.HttpRequest;
import com.example.thumbnails.ports.InMemoryPhotosBucket;
import com.example.thumbnails.ports.InMemoryPicturesTable;
import com.example.thumbnails.ports.InMemoryThumbnailsBucket;
import com.example.thumbnails.ports.PicturesItem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlbumTest {
    private final InMemoryPhotosBucket photos = new InMemoryPhotosBucket();
    private final InMemoryPicturesTable pictures = new InMemoryPicturesTable();
    private final InMemoryThumbnailsBucket thumbnails = new InMemoryThumbnailsBucket();
    private final Album album = new Album(photos, pictures, thumbnails);

    private static HttpRequest put(String name, String type, byte[] content) {
        return HttpRequest.of("PUT", "/photos/" + name).withPathParameter("name", name).withHeader("content-type", type).withBody(content);
    }

    @Test
    void aPhotoIsKeptAndAnsweredAtOnce() {
        byte[] content = {1, 2, 3};
        assertEquals(202, album.handle(put("harbour.jpg", "image/jpeg", content)).status());
        assertArrayEquals(content, photos.objects().get("harbour.jpg"));
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertEquals(415, album.handle(put("letter.txt", "text/plain", new byte[] {1})).status());
        assertEquals(413, album.handle(put("empty.jpg", "image/jpeg", new byte[0])).status());
        assertEquals(400, album.handle(put("../secret", "image/jpeg", new byte[] {1})).status());
        assertTrue(photos.objects().isEmpty());
    }

    @Test
    void theNewestPictureComesFirst() {
        pictures.hold(new PicturesItem("old.jpg", 800L, 600L, 1000L, "2026-11-21T08:00:00Z"));
        pictures.hold(new PicturesItem("new.jpg", 800L, 600L, 1000L, "2026-11-22T08:00:00Z"));
        Album.Picture[] listed = album.handle(HttpRequest.get("/photos")).json(Album.Picture[].class);
        assertEquals(List.of("new.jpg", "old.jpg"), Stream.of(listed).map(Album.Picture::name).toList());
        assertEquals("/photos/new.jpg/thumbnail", listed[0].thumbnail());
    }

    @Test
    void aThumbnailIsThereOrNotYet() {
        thumbnails.hold("harbour.jpg.jpg", new byte[] {7});
        HttpRequest harbour = HttpRequest.get("/photos/harbour.jpg/thumbnail").withPathParameter("name", "harbour.jpg");
        assertArrayEquals(new byte[] {7}, album.handle(harbour).bytes());
        HttpRequest other = HttpRequest.get("/photos/other.jpg/thumbnail").withPathParameter("name", "other.jpg");
        assertEquals(404, album.handle(other).status());
    }
}
