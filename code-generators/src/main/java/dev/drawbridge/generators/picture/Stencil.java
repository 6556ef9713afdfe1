package dev.drawbridge.generators.picture;

import java.util.List;

/**
 * Shapes that stand in a picture many times. Painters that can, write them down once.
 *
 * @param id names it in its picture: lower case letters, digits and hyphens
 */
public record Stencil(String id, List<Shape> shapes) {
    public Stencil {
        shapes = List.copyOf(shapes);
    }
}
