package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;

/** Secrets and parameters. The value of a secret is never ours to write: Secrets Manager makes the first one up. */
final class SettingResources {
    private SettingResources() {}

    static void secret(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        out.add(id, "AWS::SecretsManager::Secret", new Block().put("Description", design.field(card, "description"))
                .put("GenerateSecretString", new Block().put("PasswordLength", design.field(card, "length")).put("ExcludePunctuation", true)));
        out.output(id + "SecretArn", "ARN of the secret " + card.name() + ", whose value is to be put in", Tree.ref(id));
    }

    static void parameter(SamDesign design, Node card, Resources out) {
        out.add(design.id(card), "AWS::SSM::Parameter", new Block().put("Type", "String").put("Value", design.field(card, "value").orElse(Tree.string("change-me")))
                .put("Description", design.field(card, "description")));
    }
}
