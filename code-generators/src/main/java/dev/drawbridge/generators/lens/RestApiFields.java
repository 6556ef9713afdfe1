package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Optional;

/** Fields of REST APIs that stand in more than one place. */
final class RestApiFields {
    private static final List<String> AUTH = List.of("Properties", "Auth");

    private RestApiFields() {}

    /** A domain in one region has its certificate at another place than one at the edge; where it says neither, it is one in a region. */
    static FieldPlace certificate() {
        FieldPlace regional = Places.text("certificate", "Properties/RegionalCertificateArn");
        FieldPlace edge = Places.text("certificate", "Properties/CertificateArn");
        return new FieldPlace("certificate", "", Optional.empty(), resource -> regional.reader().read(resource).or(() -> edge.reader().read(resource)),
                (resource, value) -> (edge.reader().read(resource).isPresent() ? edge : regional).writer().write(resource, value));
    }

    /** Whether requests need a key; a key is of use only with a usage plan. Source: "ApiAuth" in the AWS SAM specification. */
    static FieldPlace apiKey() {
        FieldPlace flag = Places.flag("apiKey", "Properties/Auth/ApiKeyRequired");
        return new FieldPlace("apiKey", "", Optional.of(Value.of(false)), flag.reader(), (resource, value) -> {
            boolean on = value.flatMap(Value::asFlag).orElse(false);
            if (on) {
                Tree auth = resource.at("Properties", "Auth").orElseGet(Tree::map).with("ApiKeyRequired", Tree.bool(true));
                return TreeEdit.with(resource, AUTH, auth.get("UsagePlan").isPresent() ? auth : auth.with("UsagePlan", Tree.map("CreateUsagePlan", Tree.string("PER_API"))));
            }
            Tree rest = TreeEdit.without(resource, List.of("Properties", "Auth", "ApiKeyRequired"));
            Optional<Tree> ours = rest.at("Properties", "Auth", "UsagePlan").filter(plan -> plan.equals(Tree.map("CreateUsagePlan", Tree.string("PER_API"))));
            Tree without = ours.isPresent() ? TreeEdit.without(rest, List.of("Properties", "Auth", "UsagePlan")) : rest;
            return without.at("Properties", "Auth").filter(auth -> auth.entries().isEmpty()).isPresent() ? TreeEdit.without(without, AUTH) : without;
        });
    }
}
