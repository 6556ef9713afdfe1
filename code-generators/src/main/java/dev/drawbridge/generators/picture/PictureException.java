package dev.drawbridge.generators.picture;

import dev.drawbridge.model.ModelException;

/** A picture cannot be made. The message says why and what to do. */
public final class PictureException extends ModelException {
    private static final long serialVersionUID = 1L;

    public PictureException(String message) {
        super(message);
    }
}
