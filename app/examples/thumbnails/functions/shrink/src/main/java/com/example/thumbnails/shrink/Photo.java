package com.example.thumbnails.shrink;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** A picture in memory. Reads JPEG, PNG, GIF and BMP, whatever the name says. */
final class Photo {
    /** Larger ones do not fit into the function's memory; a small file can claim to be huge. */
    private static final long MOST_PIXELS = 60_000_000;
    private static final float QUALITY = 0.85f;

    private final BufferedImage image;

    private Photo(BufferedImage image) {
        this.image = image;
    }

    /**
     * Reads a picture.
     *
     * @param name for the message
     * @throws IllegalArgumentException if it is no picture, or too large
     */
    static Photo read(String name, byte[] content) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IllegalArgumentException(name + " is no picture that can be read.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                // from the head of the file, before memory is taken for the whole
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new IllegalArgumentException(name + " has " + pixels + " pixels; " + MOST_PIXELS + " is the most.");
                }
                return new Photo(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " is broken: " + e.getMessage(), e);
        }
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** The picture scaled down until its longer side fits; one that is smaller stays as it is. */
    Photo within(int longerSide) {
        double scale = Math.min(1, (double) longerSide / Math.max(width(), height()));
        int width = Math.max(1, (int) Math.round(width() * scale));
        int height = Math.max(1, (int) Math.round(height() * scale));
        BufferedImage now = image;
        // halves first: one step from large to small would pass over most pixels
        while (now.getWidth() / 2 >= width && now.getHeight() / 2 >= height && now.getWidth() > width) {
            now = drawn(now, now.getWidth() / 2, now.getHeight() / 2);
        }
        return new Photo(drawn(now, width, height));
    }

    private static BufferedImage drawn(BufferedImage from, int width, int height) {
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        // JPEG knows no transparency
        graphics.drawImage(from, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return to;
    }

    byte[] jpeg() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
