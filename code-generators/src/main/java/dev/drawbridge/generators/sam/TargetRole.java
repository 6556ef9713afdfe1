package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Grant;
import java.util.List;
import java.util.Optional;

/** The role that a service takes on for one wire, with exactly what the row says. */
final class TargetRole {
    private TargetRole() {}

    /** Writes the role, if the row has one; gives its ARN. */
    static Optional<Tree> write(SamDesign design, SamDesign.Link link, Resources out) {
        String id = design.ids().between(link.from(), link.to(), "TargetRole");
        return of(design, link).map(role -> {
            out.add(id, "AWS::IAM::Role", role);
            return Tree.getAtt(id, "Arn");
        });
    }

    /** The properties of the role, if the row has one. */
    static Optional<Block> of(SamDesign design, SamDesign.Link link) {
        Optional<Grant> first = link.rule().grants(link.wire()).stream().filter(grant -> grant.holder() == Grant.Holder.ROLE).findFirst();
        return first.map(grant -> role(grant.principal(), new PolicyStatements(design.addresses(), design.ids()).grants(link, Grant.Holder.ROLE)));
    }

    /** A role that only that service of this account may take on. */
    static Block role(String principal, PolicyStatements statements) {
        Tree trust = PolicyStatements.document(List.of(new Block().put("Effect", "Allow")
                .put("Principal", Tree.map("Service", Tree.string(principal))).put("Action", BaseGrants.ASSUME_ROLE)
                .put("Condition", Tree.map("StringEquals", Tree.map(BaseGrants.SOURCE_ACCOUNT, Tree.ref("AWS::AccountId")))).tree()));
        return new Block().put("AssumeRolePolicyDocument", trust)
                .put("Policies", List.of(new Block().put("PolicyName", "Wires").put("PolicyDocument", statements.document()).tree()));
    }
}
