package com.example.thumbnails.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.thumbnails.events.ObjectEvent;
import com.example.thumbnails.ports.InMemoryPhotosBucket;
import com.example.thumbnails.ports.InMemoryPicturesTable;
import com.example.thumbnails.ports.InMemoryThumbnailsBucket;
import com.example.thumbnails.ports.PicturesItem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ShrinkTest {
    private final InMemoryPhotosBucket photos = new InMemoryPhotosBucket();
    private final InMemoryPicturesTable pictures = new InMemoryPicturesTable();
    private final InMemoryThumbnailsBucket thumbnails = new InMemoryThumbnailsBucket();
    private final Shrink shrink = new Shrink(photos, pictures, thumbnails);

    /** The left half red, the right half green. */
    private static byte[] picture(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private BufferedImage thumbnailOf(String name, byte[] content) throws IOException {
        photos.hold(name, content);
        shrink.handle(ObjectEvent.created("photos", name, content.length));
        return ImageIO.read(new ByteArrayInputStream(thumbnails.objects().get(name + ".jpg")));
    }

    @Test
    void aLargePhotoFitsIntoTheSquareAndKeepsItsShapeAndColours() throws IOException {
        BufferedImage thumbnail = thumbnailOf("wide.png", picture(1600, 800, "png"));
        assertEquals(Shrink.LONGER_SIDE, thumbnail.getWidth());
        assertEquals(Shrink.LONGER_SIDE / 2, thumbnail.getHeight());
        assertTrue(new Color(thumbnail.getRGB(40, 80)).getRed() > 200);
        assertTrue(new Color(thumbnail.getRGB(280, 80)).getGreen() > 200);
    }

    @Test
    void aSmallPictureIsNotBlownUp() throws IOException {
        BufferedImage thumbnail = thumbnailOf("small.jpg", picture(40, 30, "jpeg"));
        assertEquals(40, thumbnail.getWidth());
        assertEquals(30, thumbnail.getHeight());
    }

    @Test
    void thePictureIsNotedWithItsOwnSize() throws IOException {
        byte[] content = picture(640, 960, "jpeg");
        thumbnailOf("tall.jpg", content);
        PicturesItem noted = pictures.items().getFirst();
        assertEquals(640, noted.width());
        assertEquals(960, noted.height());
        assertEquals(content.length, noted.bytes());
    }

    @Test
    void whatIsNoPictureFailsAndIsNotNoted() {
        photos.hold("letter.jpg", "Dear Ada".getBytes(StandardCharsets.UTF_8));
        ObjectEvent event = ObjectEvent.created("photos", "letter.jpg", 8);
        assertThrows(IllegalArgumentException.class, () -> shrink.handle(event));
        assertTrue(pictures.items().isEmpty());
    }

    @Test
    void aPhotoThatIsGoneAlreadyIsNoFailure() {
        shrink.handle(ObjectEvent.created("photos", "gone.jpg", 8));
        assertTrue(thumbnails.objects().isEmpty());
    }
}
