package dev.drawbridge.model.wire;

import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;

/**
 * A variable that a wire gives the function, named after the card at the other end: {@code PRODUCTS_TABLE_NAME}.
 *
 * @param suffix what follows the card's name: {@code TABLE_NAME}
 * @param attribute what it holds
 */
public record EnvironmentVariable(String suffix, Attribute attribute) {
    /** What a cloud knows of a resource. */
    public enum Attribute { NAME, ARN, URL }

    /** The whole name, for the card at the other end of the wire. */
    public String name(Node other) {
        return Names.constant(other.name()) + "_" + suffix;
    }
}
