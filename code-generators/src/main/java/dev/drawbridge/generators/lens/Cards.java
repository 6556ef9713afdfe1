package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sorts the resources of a template: which are cards, which only serve a card and are drawn inside it, and which APIs SAM makes by
 * itself.
 */
final class Cards {
    /** The APIs that SAM makes for events that name none. Source: "Generated CloudFormation resources" in the SAM documentation. */
    static final String IMPLICIT_REST = "ServerlessRestApi";
    static final String IMPLICIT_HTTP = "ServerlessHttpApi";

    /** Types that serve another resource wherever they are used. */
    private static final Set<String> PARTS = Set.of("AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::IAM::InstanceProfile",
            "AWS::Logs::LogGroup", "AWS::Logs::LogStream", "AWS::Logs::SubscriptionFilter", "AWS::Logs::MetricFilter", "AWS::Logs::ResourcePolicy",
            "AWS::Lambda::Permission", "AWS::Lambda::EventSourceMapping", "AWS::Lambda::Version", "AWS::Lambda::Alias", "AWS::Lambda::EventInvokeConfig",
            "AWS::Lambda::Url", "AWS::Lambda::LayerVersionPermission", "AWS::Lambda::CodeSigningConfig",
            "AWS::ApiGateway::Deployment", "AWS::ApiGateway::Stage", "AWS::ApiGateway::Method", "AWS::ApiGateway::Resource", "AWS::ApiGateway::Account",
            "AWS::ApiGateway::ApiKey", "AWS::ApiGateway::UsagePlan", "AWS::ApiGateway::UsagePlanKey", "AWS::ApiGateway::Model", "AWS::ApiGateway::RequestValidator",
            "AWS::ApiGateway::GatewayResponse", "AWS::ApiGateway::Authorizer", "AWS::ApiGateway::BasePathMapping", "AWS::ApiGateway::DomainName",
            "AWS::ApiGateway::ClientCertificate", "AWS::ApiGateway::DocumentationPart", "AWS::ApiGateway::DocumentationVersion",
            "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Stage", "AWS::ApiGatewayV2::Deployment",
            "AWS::ApiGatewayV2::Authorizer", "AWS::ApiGatewayV2::ApiMapping", "AWS::ApiGatewayV2::DomainName", "AWS::ApiGatewayV2::Model",
            "AWS::ApiGatewayV2::IntegrationResponse", "AWS::ApiGatewayV2::RouteResponse",
            "AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy", "AWS::SNS::TopicPolicy", "AWS::SNS::TopicInlinePolicy", "AWS::SNS::Subscription",
            "AWS::S3::BucketPolicy", "AWS::Cognito::UserPoolClient", "AWS::Cognito::UserPoolDomain", "AWS::Cognito::UserPoolGroup",
            "AWS::Cognito::UserPoolUser", "AWS::Cognito::UserPoolUserToGroupAttachment", "AWS::Cognito::UserPoolResourceServer",
            "AWS::Cognito::UserPoolIdentityProvider", "AWS::Cognito::UserPoolUICustomizationAttachment", "AWS::Cognito::IdentityPoolRoleAttachment",
            "AWS::Cognito::IdentityPool", "AWS::Events::EventBusPolicy", "AWS::Events::Connection", "AWS::Serverless::Connector",
            "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::AppSync::DataSource", "AWS::AppSync::Resolver", "AWS::AppSync::GraphQLSchema", "AWS::AppSync::ApiKey", "AWS::AppSync::FunctionConfiguration",
            "AWS::SecretsManager::SecretTargetAttachment", "AWS::SecretsManager::RotationSchedule", "AWS::SecretsManager::ResourcePolicy",
            "AWS::StepFunctions::StateMachineVersion", "AWS::StepFunctions::StateMachineAlias", "AWS::Kinesis::StreamConsumer", "AWS::KMS::Alias",
            "AWS::Scheduler::ScheduleGroup", "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::Route", "AWS::EC2::RouteTable",
            "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress", "AWS::EFS::MountTarget",
            "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule", "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::CloudFrontOriginAccessIdentity", "AWS::CodeDeploy::DeploymentGroup");

    private final SourceTemplate template;
    private final Shapes shapes;
    private final Set<String> implicit;
    private final References references;
    private final SequencedMap<String, Card> cards = new LinkedHashMap<>();
    private final Map<String, String> owners = new TreeMap<>();

    /**
     * A card.
     *
     * @param id its logical id; {@code Function/Event} for a schedule that is an event
     * @param body what its fields are read from, with what it inherits
     * @param path where it stands; none for what SAM makes itself
     */
    record Card(String id, Shape shape, Tree body, Optional<TreePath> path) {
        boolean is(String kind) {
            return shape.kind().equals(kind);
        }
    }

    Cards(SourceTemplate template, Shapes shapes) {
        this.template = template;
        this.shapes = shapes;
        this.implicit = implicitApis(template);
        this.references = new References(template, implicit);
        Set<String> parts = new LinkedHashSet<>();
        for (SourceTemplate.Part part : template.parts().values()) {
            if (PARTS.contains(part.type())) {
                parts.add(part.id());
            } else {
                add(part);
            }
        }
        implicit.forEach(this::addImplicit);
        own(parts);
        template.parts().values().stream().filter(part -> part.type().equals("AWS::Serverless::Function")).forEach(this::addSchedules);
    }

    private void add(SourceTemplate.Part part) {
        cards.put(part.id(), new Card(part.id(), shapes.of(part), part.withInherited(), Optional.of(part.path())));
    }

    private void addImplicit(String id) {
        boolean rest = id.equals(IMPLICIT_REST);
        Tree inherited = template.tree().at("Globals", rest ? "Api" : "HttpApi").orElseGet(Tree::map);
        SourceTemplate.Part like = new SourceTemplate.Part(id, rest ? "AWS::Serverless::Api" : "AWS::Serverless::HttpApi", Tree.map(), inherited);
        cards.put(id, new Card(id, shapes.of(like), Tree.map(SourceTemplate.PROPERTIES, inherited), Optional.empty()));
    }

    private void addSchedules(SourceTemplate.Part function) {
        function.property("Events").map(Tree::entries).orElseGet(Collections::emptySortedMap).forEach((name, event) -> {
            String type = event.get("Type").flatMap(Tree::asText).orElse("");
            if (type.equals("Schedule") || type.equals("ScheduleV2")) {
                String id = function.id() + "/" + name;
                cards.put(id, new Card(id, Shapes.event(), event, Optional.of(function.path("Events").child(name))));
            }
        });
    }

    private static Set<String> implicitApis(SourceTemplate template) {
        Set<String> found = new LinkedHashSet<>();
        for (SourceTemplate.Part part : template.parts().values()) {
            if (part.type().equals("AWS::Serverless::Function")) {
                part.property("Events").ifPresent(events -> events.entries().values().forEach(event -> {
                    String type = event.get("Type").flatMap(Tree::asText).orElse("");
                    if (type.equals("Api") && event.at("Properties", "RestApiId").isEmpty()) {
                        found.add(IMPLICIT_REST);
                    } else if (type.equals("HttpApi") && event.at("Properties", "ApiId").isEmpty()) {
                        found.add(IMPLICIT_HTTP);
                    }
                }));
            }
        }
        found.removeAll(template.parts().keySet());
        return found;
    }

    /** A part belongs to the nearest card that it names, or that names it; one that has nothing to do with a card is a card itself. */
    private void own(Set<String> parts) {
        Map<String, Set<String>> near = new HashMap<>();
        parts.forEach(id -> near.computeIfAbsent(id, _ -> new LinkedHashSet<>()).addAll(references.all(body(id))));
        template.parts().values().forEach(part -> references.all(part.body()).stream().filter(parts::contains)
                .forEach(named -> near.get(named).add(part.id())));
        for (String part : parts) {
            owner(part, near).ifPresentOrElse(card -> owners.put(part, card), () -> { });
        }
        parts.stream().filter(part -> !owners.containsKey(part)).map(template.parts()::get).forEach(this::add);
        // the order of the text, also for those that became cards late
        SequencedMap<String, Card> ordered = new LinkedHashMap<>();
        template.parts().keySet().stream().filter(cards::containsKey).forEach(id -> ordered.put(id, cards.get(id)));
        cards.forEach(ordered::putIfAbsent);
        cards.clear();
        cards.putAll(ordered);
    }

    private Tree body(String id) {
        return template.parts().get(id).body();
    }

    private Optional<String> owner(String part, Map<String, Set<String>> near) {
        Set<String> seen = new LinkedHashSet<>(Set.of(part));
        Deque<String> open = new ArrayDeque<>(Set.of(part));
        while (!open.isEmpty()) {
            Optional<String> raw = Optional.empty();
            for (String next : near.getOrDefault(open.peek(), Set.of())) {
                if (cards.containsKey(next)) {
                    if (!cards.get(next).is(Shapes.RAW)) {
                        return Optional.of(next);
                    }
                    raw = raw.isPresent() ? raw : Optional.of(next);
                } else if (seen.add(next)) {
                    open.add(next);
                }
            }
            if (raw.isPresent()) {
                return raw;
            }
            open.poll();
        }
        return Optional.empty();
    }

    SourceTemplate template() {
        return template;
    }

    References references() {
        return references;
    }

    SequencedMap<String, Card> all() {
        return cards;
    }

    Optional<Card> card(String id) {
        return Optional.ofNullable(cards.get(id));
    }

    /** Whether there is a card of that kind with that logical id. */
    boolean is(String id, String kind) {
        return card(id).filter(card -> card.is(kind)).isPresent();
    }

    List<Card> of(String kind) {
        return cards.values().stream().filter(card -> card.is(kind)).toList();
    }

    /** Which part belongs to which card. */
    Map<String, String> owners() {
        return owners;
    }

    /** The parts of a card. */
    List<SourceTemplate.Part> partsOf(String card) {
        List<SourceTemplate.Part> found = new ArrayList<>();
        owners.forEach((part, owner) -> {
            if (owner.equals(card)) {
                found.add(template.parts().get(part));
            }
        });
        return found;
    }

    /** The tree that a field of a card is read from: its own, or that of a part of that type; empty if it has no such part. */
    Optional<Tree> body(Card card, FieldPlace field) {
        return field.part().isEmpty() ? Optional.of(card.body())
                : part(card, field.part()).map(SourceTemplate.Part::withInherited);
    }

    Optional<SourceTemplate.Part> part(Card card, String type) {
        return partsOf(card.id()).stream().filter(part -> part.type().equals(type)).findFirst();
    }
}
