package dev.drawbridge.generators.lens;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;

/** Fields of secrets. */
final class SettingFields {
    private SettingFields() {}

    /** The length of a secret that is made up; setting one lets it be made up. */
    static FieldPlace length() {
        FieldPlace length = Places.whole("length", "Properties/GenerateSecretString/PasswordLength").standard(Value.of(32));
        return new FieldPlace(length.field(), "", length.standard(), length.reader(), (resource, value) -> {
            if (resource.at("Properties", "SecretString").isPresent()) {
                throw new ModelException("This secret has its value in the template, so none is made up. Take SecretString out of it first.");
            }
            return length.writer().write(resource, value);
        });
    }
}
