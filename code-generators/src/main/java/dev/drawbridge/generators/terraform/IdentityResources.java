package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Locale;

/** User pools, and identity pools of guests. */
final class IdentityResources {
    private IdentityResources() {}

    /** When a user pool asks functions, by the names of CloudFormation. */
    private static final List<String> TRIGGERS = List.of("CreateAuthChallenge", "CustomMessage", "DefineAuthChallenge", "PostAuthentication", "PostConfirmation", "PreAuthentication",
            "PreSignUp", "PreTokenGeneration", "UserMigration", "VerifyAuthChallengeResponse");

    static void userPool(Source source) {
        HclBody body = new HclBody().put("name", source.name("UserPoolName", "")).put("username_attributes", source.value("UsernameAttributes"))
                .put("auto_verified_attributes", source.value("AutoVerifiedAttributes"))
                .put("mfa_configuration", source.value("MfaConfiguration")).put("deletion_protection", source.value("DeletionProtection"))
                .blockIfAny("username_configuration", new HclBody().put("case_sensitive", source.value("UsernameConfiguration", "CaseSensitive")))
                .blockIfAny("admin_create_user_config", new HclBody()
                        .put("allow_admin_create_user_only", source.value("AdminCreateUserConfig", "AllowAdminCreateUserOnly")))
                .blockIfAny("password_policy", new HclBody().put("minimum_length", source.value("Policies", "PasswordPolicy", "MinimumLength"))
                        .put("require_lowercase", source.value("Policies", "PasswordPolicy", "RequireLowercase"))
                        .put("require_uppercase", source.value("Policies", "PasswordPolicy", "RequireUppercase"))
                        .put("require_numbers", source.value("Policies", "PasswordPolicy", "RequireNumbers"))
                        .put("require_symbols", source.value("Policies", "PasswordPolicy", "RequireSymbols")));
        HclBody recovery = new HclBody();
        for (Tree mechanism : source.items("AccountRecoverySetting", "RecoveryMechanisms")) {
            recovery.block("recovery_mechanism", new HclBody().put("name", source.value(mechanism, "Name")).put("priority", source.value(mechanism, "Priority")));
        }
        body.blockIfAny("account_recovery_setting", recovery);
        HclBody asked = new HclBody();
        TRIGGERS.forEach(trigger -> asked.put(trigger.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT), source.value("LambdaConfig", trigger)));
        body.blockIfAny("lambda_config", asked);
        if (source.tree("EnabledMfas").map(Tree::items).orElse(List.of()).contains(Tree.string("SOFTWARE_TOKEN_MFA"))) {
            body.block("software_token_mfa_configuration", new HclBody().put("enabled", Expression.code("true")));
        }
        source.write(body);
    }

    static void client(Source source) {
        source.write(new HclBody().put("name", source.name("ClientName", "")).put("user_pool_id", source.value("UserPoolId"))
                .put("generate_secret", source.value("GenerateSecret"))
                .put("prevent_user_existence_errors", source.value("PreventUserExistenceErrors"))
                .put("explicit_auth_flows", source.value("ExplicitAuthFlows")));
    }

    static void identityPool(Source source) {
        source.write(new HclBody().put("identity_pool_name", source.name("IdentityPoolName", ""))
                .put("allow_unauthenticated_identities", source.value("AllowUnauthenticatedIdentities")));
    }

    static void roles(Source source) {
        source.write(new HclBody().put("identity_pool_id", source.value("IdentityPoolId")).put("roles", source.value("Roles")));
    }
}
