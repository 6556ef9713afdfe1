package com.example.thumbnails.shrink;

import com.example.thumbnails.events.ObjectEvent;
import com.example.thumbnails.ports.PhotosBucket;
import com.example.thumbnails.ports.PicturesItem;
import com.example.thumbnails.ports.PicturesTable;
import com.example.thumbnails.ports.ThumbnailsBucket;
import java.util.Optional;

/**
 * Makes a thumbnail of each photo that is put into the bucket, and notes how large the photo is. The same event may come twice; both
 * times the same is written. What is no picture fails, and its event goes to the queue on the failure port.
 */
public class Shrink {
    /** The longer side of a thumbnail, in pixels. */
    static final int LONGER_SIDE = 320;

    private final PhotosBucket photos;
    private final PicturesTable pictures;
    private final ThumbnailsBucket thumbnails;

    public Shrink(PhotosBucket photos, PicturesTable pictures, ThumbnailsBucket thumbnails) {
        this.photos = photos;
        this.pictures = pictures;
        this.thumbnails = thumbnails;
    }

    /** Something happened in photos. */
    public void handle(ObjectEvent event) {
        Optional<byte[]> content = photos.get(event.key());
        if (content.isEmpty()) {
            System.out.println(event.key() + " is gone already.");
            return;
        }
        Photo photo = Photo.read(event.key(), content.get());
        // the thumbnail first: what is listed can be shown
        thumbnails.put(event.key() + ".jpg", photo.within(LONGER_SIDE).jpeg(), "image/jpeg");
        pictures.put(new PicturesItem(event.key(), (long) photo.width(), (long) photo.height(), (long) content.get().length, event.time().toString()));
    }
}
