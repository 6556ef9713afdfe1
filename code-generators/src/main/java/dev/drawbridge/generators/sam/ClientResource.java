package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Grant;
import java.util.List;

/**
 * A client is nothing in the cloud, unless it uses a service directly: then it gets an identity pool and a role for guests that may do
 * exactly what its wires say. Source of the trust policy: "Using roles" in the Amazon Cognito guide.
 */
final class ClientResource implements CardResources {
    private static final String IDENTITY = "cognito-identity.amazonaws.com";

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        List<SamDesign.Link> direct = design.outOf(card, WireRole.DIRECT);
        if (direct.isEmpty()) {
            return;
        }
        String pool = design.ids().beside(card, "IdentityPool");
        String role = design.ids().beside(card, "GuestRole");
        out.add(pool, "AWS::Cognito::IdentityPool", new Block().put("AllowUnauthenticatedIdentities", true));
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids());
        direct.forEach(link -> statements.grants(link, Grant.Holder.GUEST));
        out.add(role, "AWS::IAM::Role", new Block().put("AssumeRolePolicyDocument", trust(pool))
                .put("Policies", List.of(new Block().put("PolicyName", "Wires").put("PolicyDocument", statements.document()).tree())));
        out.add(design.ids().beside(card, "GuestRoleAttachment"), "AWS::Cognito::IdentityPoolRoleAttachment", new Block()
                .put("IdentityPoolId", Tree.ref(pool)).put("Roles", new Block().put("unauthenticated", Tree.getAtt(role, "Arn"))));
        out.output(pool + "Id", "Id that guests of " + card.name() + " are known by", Tree.ref(pool));
    }

    private static Tree trust(String pool) {
        return PolicyStatements.document(List.of(new Block().put("Effect", "Allow").put("Principal", Tree.map("Federated", Tree.string(IDENTITY)))
                .put("Action", BaseGrants.ASSUME_GUEST_ROLE)
                .put("Condition", new Block().put("StringEquals", Tree.map(IDENTITY + ":aud", Tree.ref(pool)))
                        .put("ForAnyValue:StringLike", Tree.map(IDENTITY + ":amr", Tree.string("unauthenticated")))).tree()));
    }
}
