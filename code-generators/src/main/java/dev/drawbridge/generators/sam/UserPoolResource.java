package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;

/** A user pool with the one client that browsers use: {@code AWS::Cognito::UserPool} and {@code UserPoolClient}. */
final class UserPoolResource implements CardResources {
    /** The part of a client's id: {@code UsersClient}. */
    private static final String CLIENT = "Client";

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        boolean byMail = design.kind(card).text(card, "signIn").equals("email");
        Block properties = new Block();
        if (byMail) {
            properties.put("UsernameAttributes", Block.strings("email"));
        }
        properties.put("UsernameConfiguration", new Block().put("CaseSensitive", false))
                .put("AutoVerifiedAttributes", Block.strings("email"))
                .put("AdminCreateUserConfig", new Block().put("AllowAdminCreateUserOnly", !design.flag(card, "selfSignUp")))
                .put("Policies", Tree.map("PasswordPolicy", new Block().put("MinimumLength", design.field(card, "passwordLength"))
                        .put("RequireLowercase", true).put("RequireUppercase", true).put("RequireNumbers", true).put("RequireSymbols", false).tree()))
                .put("AccountRecoverySetting", Tree.map("RecoveryMechanisms",
                        Tree.seq(new Block().put("Name", "verified_email").put("Priority", 1).tree())));
        secondFactor(design.kind(card).text(card, "mfa"), properties);
        properties.put("DeletionProtection", design.flag(card, "retain") ? "ACTIVE" : "INACTIVE");
        out.addKeeping(id, "AWS::Cognito::UserPool", design.flag(card, "retain"), properties);

        String client = clientId(design, card);
        out.add(client, "AWS::Cognito::UserPoolClient", new Block().put("UserPoolId", Tree.ref(id)).put("GenerateSecret", false)
                .put("PreventUserExistenceErrors", "ENABLED")
                .put("ExplicitAuthFlows", Block.strings("ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
        out.output(id + "UserPoolId", "Id of the user pool " + card.name(), Tree.ref(id));
        out.output(id + "ClientId", "Id that browsers sign in with at " + card.name(), Tree.ref(client));
    }

    /** A pool that asks for a second factor must name one; a pool that does not must name none. */
    private static void secondFactor(String mfa, Block properties) {
        switch (mfa) {
            case "optional" -> properties.put("MfaConfiguration", "OPTIONAL").put("EnabledMfas", Block.strings("SOFTWARE_TOKEN_MFA"));
            case "required" -> properties.put("MfaConfiguration", "ON").put("EnabledMfas", Block.strings("SOFTWARE_TOKEN_MFA"));
            default -> properties.put("MfaConfiguration", "OFF");
        }
    }

    static String clientId(SamDesign design, Node pool) {
        return design.ids().beside(pool, CLIENT);
    }
}
