package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An API's own domain: its name, where it leads, and its record in DNS. Source: "DomainConfiguration" and "Route53Configuration" in the SAM documentation. */
final class ApiDomain {
    private static final Set<String> KNOWN = Set.of("DomainName", "CertificateArn", "EndpointConfiguration", "BasePath", "NormalizeBasePath", "MutualTlsAuthentication", "SecurityPolicy",
            "OwnershipVerificationCertificateArn", "Route53");

    private ApiDomain() {}

    static void rest(String api, Tree domain, String stage, PlainResources out, Losses losses) {
        checked(api, domain, losses);
        boolean edge = domain.get("EndpointConfiguration").flatMap(Tree::asText).filter("EDGE"::equals).isPresent();
        String name = out.addFresh(api + "DomainName", "AWS::ApiGateway::DomainName", new Block().put("DomainName", domain.get("DomainName"))
                .put(edge ? "CertificateArn" : "RegionalCertificateArn", domain.get("CertificateArn"))
                .put("EndpointConfiguration", new Block().put("Types", Block.strings(edge ? "EDGE" : "REGIONAL"))).put("SecurityPolicy", domain.get("SecurityPolicy"))
                .put("MutualTlsAuthentication", domain.get("MutualTlsAuthentication")).put("OwnershipVerificationCertificateArn", domain.get("OwnershipVerificationCertificateArn")));
        for (Optional<Tree> path : paths(domain)) {
            out.addFresh(api + "BasePathMapping", "AWS::ApiGateway::BasePathMapping", new Block().put("DomainName", Tree.ref(name)).put("RestApiId", Tree.ref(api))
                    .put("Stage", Tree.ref(stage)).put("BasePath", path));
        }
        String kind = edge ? "Distribution" : "Regional";
        record(api, domain, Tree.getAtt(name, kind + "DomainName"), Tree.getAtt(name, kind + "HostedZoneId"), out, losses);
    }

    static void http(String api, Tree domain, String stage, PlainResources out, Losses losses) {
        checked(api, domain, losses);
        String name = out.addFresh(api + "DomainName", "AWS::ApiGatewayV2::DomainName", new Block().put("DomainName", domain.get("DomainName"))
                .put("DomainNameConfigurations", List.of(new Block().put("CertificateArn", domain.get("CertificateArn"))
                        .put("EndpointType", domain.get("EndpointConfiguration").orElse(Tree.string("REGIONAL"))).put("SecurityPolicy", domain.get("SecurityPolicy"))
                        .put("OwnershipVerificationCertificateArn", domain.get("OwnershipVerificationCertificateArn")).tree()))
                .put("MutualTlsAuthentication", domain.get("MutualTlsAuthentication")));
        for (Optional<Tree> path : paths(domain)) {
            out.addFresh(api + "ApiMapping", "AWS::ApiGatewayV2::ApiMapping", new Block().put("DomainName", Tree.ref(name)).put("ApiId", Tree.ref(api))
                    .put("Stage", Tree.ref(stage)).put("ApiMappingKey", path));
        }
        record(api, domain, Tree.getAtt(name, "RegionalDomainName"), Tree.getAtt(name, "RegionalHostedZoneId"), out, losses);
    }

    private static void checked(String api, Tree domain, Losses losses) {
        domain.entries().keySet().stream().filter(key -> !KNOWN.contains(key)).forEach(key -> losses.add(api, "Domain." + key + " is not written."));
    }

    /** The paths below the domain that lead to the API; without one, all do. */
    private static List<Optional<Tree>> paths(Tree domain) {
        List<Tree> said = domain.get("BasePath").map(paths -> paths instanceof Tree.Seq(List<Tree> items) ? items : List.of(paths)).orElse(List.of());
        return said.isEmpty() ? List.of(Optional.empty()) : said.stream().map(path -> Optional.of(path).filter(each -> each.asText().filter("/"::equals).isEmpty())
                .map(each -> each.asText().map(text -> Tree.string(text.replaceAll("^/+", ""))).orElse(each))).toList();
    }

    private static void record(String api, Tree domain, Tree target, Tree zone, PlainResources out, Losses losses) {
        Optional<Tree> route = domain.get("Route53");
        if (route.isEmpty()) {
            return;
        }
        for (String key : route.get().entries().keySet()) {
            if (!Set.of("HostedZoneId", "HostedZoneName", "EvaluateTargetHealth", "IpV6").contains(key)) {
                losses.add(api, "Domain.Route53." + key + " is not written.");
            }
        }
        boolean six = route.get().get("IpV6").flatMap(Tree::asText).filter("true"::equals).isPresent();
        for (String type : six ? List.of("A", "AAAA") : List.of("A")) {
            out.addFresh(api + "Record", "AWS::Route53::RecordSet", new Block().put("Name", domain.get("DomainName")).put("Type", type)
                    .put("HostedZoneId", route.get().get("HostedZoneId")).put("HostedZoneName", route.get().get("HostedZoneName"))
                    .put("AliasTarget", new Block().put("DNSName", target).put("HostedZoneId", zone).put("EvaluateTargetHealth", route.get().get("EvaluateTargetHealth"))));
        }
    }
}
