package dev.drawbridge.generators.terraform;

/** Secrets and parameters. The value of a secret is put in by hand: in a module it would stand in the state. */
final class SettingResources {
    private SettingResources() {}

    static void secret(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("description", source.value("Description")));
    }

    static void parameter(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("type", source.value("Type")).put("value", source.value("Value"))
                .put("description", source.value("Description")));
    }
}
