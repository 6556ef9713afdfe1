package dev.drawbridge.generators.export;

import dev.drawbridge.generators.cloudformation.CloudFormationTarget;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.FrameworkView;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.terraform.TerraformTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out, from what is written, how well each card is said. */
final class PortabilityReport {
    /** Cards that are no resource of their own: they are said with others, or nowhere because they are not in the cloud. */
    private static final Set<String> SAID_WITH_OTHERS = Set.of("client", "schedule");
    private static final String RAW = "raw-resource";

    private final Design design;
    private final Map<NodeId, String> ids;
    private final Map<String, Tree> resources;
    private final boolean oneApi;
    private final Catalogue catalogue;
    private final String home;

    /** @param home the format of the project's own file */
    PortabilityReport(Design design, SamTemplate sam, CloudFormationTemplate plain, String home) {
        this.design = design;
        this.home = home;
        this.catalogue = sam.catalogue();
        Design drawn = CloudFormationTemplate.drawn(design);
        this.ids = sam.logicalIds(drawn);
        this.resources = plain.samTree(design).get("Resources").orElse(Tree.map()).entries();
        this.oneApi = resources.values().stream().filter(resource -> type(resource).equals("AWS::Serverless::HttpApi")).count() == 1;
    }

    List<Portability> of(String format) {
        List<Portability> cards = new ArrayList<>();
        for (Node card : design.nodes().values()) {
            cards.add(card(card, format));
        }
        return cards;
    }

    private Portability card(Node card, String format) {
        Optional<Tree> resource = Optional.ofNullable(resources.get(ids.get(card.id())));
        Optional<String> impossible = impossible(card, resource, format);
        if (impossible.isPresent()) {
            return new Portability(card.name(), card.kind(), Portability.Level.IMPOSSIBLE, impossible.get());
        }
        List<String> differences = differences(card, resource.orElse(Tree.map()), format);
        return differences.isEmpty() ? new Portability(card.name(), card.kind(), Portability.Level.EXACT, "")
                : new Portability(card.name(), card.kind(), Portability.Level.APPROXIMATE, String.join(" ", differences));
    }

    private Optional<String> impossible(Node card, Optional<Tree> resource, String format) {
        if (format.equals(home) && Adoption.isAdopted(card) || SAID_WITH_OTHERS.contains(card.kind())) {
            return Optional.empty();
        }
        if (FrameworkView.isEvent(card)) {
            return Optional.of("It is an event in the words of the Serverless Framework, which no other format has.");
        }
        if (resource.isEmpty()) {
            return Optional.of("There is no writer for cards of the kind " + card.kind() + ".");
        }
        boolean raw = isRaw(card);
        if (raw && !format.equals(Exports.SAM) && !CloudFormationTemplate.isPlain(type(resource.get()))) {
            return Optional.of(type(resource.get()) + " is known to SAM only.");
        }
        if (raw && format.equals(TerraformTarget.ID) && !TerraformTarget.isWritable(resource.get().get("Properties").orElse(Tree.map()))) {
            return Optional.of("Its properties use functions of CloudFormation that Terraform does not have.");
        }
        return Optional.empty();
    }

    private List<String> differences(Node card, Tree resource, String format) {
        List<String> found = new ArrayList<>();
        if (format.equals(home)) {
            return found;
        }
        if (Adoption.isAdopted(card)) {
            found.add("Only what its card shows is written; what else the imported template says about it is not.");
        }
        boolean gradual = resource.at("Properties", "DeploymentPreference", "Type").flatMap(Tree::asText).filter(type -> !type.equals("AllAtOnce")).isPresent();
        boolean published = resource.at("Properties", "AutoPublishAlias").isPresent();
        switch (format) {
            case Exports.SAM -> { }
            case CloudFormationTarget.ID -> {
                if (published) {
                    found.add("A new version is published when the parameter Release changes, not whenever the code does.");
                }
            }
            case ServerlessTarget.ID -> {
                if (published) {
                    found.add("The alias of its published versions is called snapstart, not live.");
                }
                if (gradual) {
                    found.add("Traffic moves to a new version at once; the framework has no words for going over by and by.");
                }
                if (oneApi && resource.at("Properties", "Domain").isPresent()) {
                    found.add("Its own domain and the certificate are not written; the framework leaves them to a plugin.");
                }
                if (oneApi && resource.at("Properties", "AccessLogSettings").isPresent()) {
                    found.add("Its access log goes to the log group that the framework makes.");
                }
            }
            case TerraformTarget.ID -> {
                if (resource.get("DeletionPolicy").flatMap(Tree::asText).filter("Retain"::equals).isPresent()) {
                    found.add("Terraform refuses to destroy it, where CloudFormation would leave it behind.");
                }
                if (gradual) {
                    found.add("Traffic moves to a new version at once, unless a deployment of CodeDeploy is made for it by hand.");
                }
                if (card.kind().equals("secret")) {
                    found.add("Terraform would keep its first value in its state, so none is made up, of " + catalogue.of(card).whole(card, "length").orElse(32) + " characters or any other length; put one in by hand.");
                }
                if (isRaw(card)) {
                    found.add("It is made through the Cloud Control API, which does not take every type.");
                }
            }
            default -> throw new IllegalStateException("A format without a report: " + format);
        }
        return found;
    }

    /** Whether the card is nothing but its resource, with the properties that the user gave it. */
    private boolean isRaw(Node card) {
        return card.kind().equals(RAW) || catalogue.of(card).template().isPresent();
    }

    private static String type(Tree resource) {
        return resource.get("Type").flatMap(Tree::asText).orElse("");
    }
}
