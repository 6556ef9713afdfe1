package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;

/** API keys of REST APIs, and the plans that let them in. */
final class RestApiKeys {
    private RestApiKeys() {}

    static void key(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("enabled", source.value("Enabled")));
    }

    static void plan(Source source) {
        HclBody body = new HclBody().put("name", source.name("UsagePlanName", ""));
        for (Tree stage : source.items("ApiStages")) {
            body.block("api_stages", new HclBody().put("api_id", source.value(stage, "ApiId")).put("stage", source.value(stage, "Stage")));
        }
        source.write(body);
    }

    static void planKey(Source source) {
        source.write(new HclBody().put("key_id", source.value("KeyId")).put("key_type", source.value("KeyType")).put("usage_plan_id", source.value("UsagePlanId")));
    }
}
