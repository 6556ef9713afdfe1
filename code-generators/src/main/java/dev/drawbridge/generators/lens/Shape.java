package dev.drawbridge.generators.lens;

import java.util.List;
import java.util.Optional;

/**
 * What a resource type is in a drawing.
 *
 * @param type {@code AWS::SQS::Queue}
 * @param kind of the card
 * @param fields of the card that the resource says
 */
record Shape(String type, String kind, List<FieldPlace> fields) {
    Shape {
        fields = List.copyOf(fields);
    }

    Optional<FieldPlace> field(String name) {
        return fields.stream().filter(place -> place.field().equals(name)).findFirst();
    }
}
