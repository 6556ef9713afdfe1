package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets and parameters. The value of a secret must not stand in Terraform's state, where everybody who may plan could read it: a generated one is an ephemeral value of Secrets Manager itself, handed over
 * by an argument that is written only. {@code random_password} and the data source of the same name would both leave it in the state. Needs Terraform 1.11.
 */
final class SettingResources {
    /** How CloudFormation and Terraform call what a generated text is made of. Sources: "GenerateSecretString" in the CloudFormation reference; {@code aws_secretsmanager_random_password}. */
    private static final Map<String, String> GENERATED = Map.of("PasswordLength", "password_length", "ExcludeCharacters", "exclude_characters", "ExcludeLowercase", "exclude_lowercase",
            "ExcludeNumbers", "exclude_numbers", "ExcludePunctuation", "exclude_punctuation", "ExcludeUppercase", "exclude_uppercase", "IncludeSpace", "include_space",
            "RequireEachIncludedType", "require_each_included_type");
    private static final String GENERATE = "GenerateSecretString";
    private static final String PASSWORD = "aws_secretsmanager_random_password";
    private static final String VERSION = "aws_secretsmanager_secret_version";

    private SettingResources() {}

    /** Whether a resource is a secret whose value Terraform hands over. */
    static boolean handsOver(Tree resource) {
        return resource.get("Type").flatMap(Tree::asText).filter("AWS::SecretsManager::Secret"::equals).isPresent()
                && (resource.at("Properties", GENERATE).isPresent() || resource.at("Properties", "SecretString").isPresent());
    }

    static void secret(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("description", source.value("Description")).put("kms_key_id", source.value("KmsKeyId")));
        Optional<Tree> generate = source.properties().get(GENERATE);
        Optional<Expression> value = generate.isPresent() ? Optional.of(generated(source, generate.get())) : source.value("SecretString");
        // the version stays 1, so what is put in by hand afterwards stays
        value.ifPresent(text -> source.write(VERSION, new HclBody().put("secret_id", source.self("id")).put("secret_string_wo", text).put("secret_string_wo_version", Expression.code("1"))));
    }

    private static Expression generated(Source source, Tree generate) {
        HclBody password = new HclBody();
        GENERATED.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> password.put(entry.getValue(), source.value(generate, entry.getKey())));
        String made = source.ephemeral(PASSWORD, password) + ".random_password";
        Optional<Expression> template = source.value(generate, "SecretStringTemplate");
        Optional<Expression> key = source.value(generate, "GenerateStringKey");
        return Expression.code(template.isEmpty() || key.isEmpty() ? made
                : "jsonencode(merge(jsondecode(" + template.get().line() + "), { (" + key.get().line() + ") = " + made + " }))");
    }

    static void parameter(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("type", source.value("Type")).put("value", source.value("Value"))
                .put("description", source.value("Description")));
    }
}
