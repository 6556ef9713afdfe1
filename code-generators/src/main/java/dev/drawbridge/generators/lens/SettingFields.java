package dev.drawbridge.generators.lens;

import dev.drawbridge.model.Value;

/** Fields of secrets. */
final class SettingFields {
    private SettingFields() {}

    /** Only a secret that is made up has a length. */
    static FieldPlace length() {
        FieldPlace length = Places.whole("length", "Properties/GenerateSecretString/PasswordLength").standard(Value.of(32));
        return new FieldPlace(length.field(), "", length.standard(), length.reader(), length.writer(),
                resource -> resource.at("Properties", "GenerateSecretString").isPresent());
    }
}
