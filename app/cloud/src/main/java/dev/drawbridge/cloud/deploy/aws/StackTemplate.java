package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.build.FunctionPackage;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.project.TemplateFile;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * The project's template as it is sent: the user's text, with the places of local code replaced by where that code will be in the bucket.
 * The user's file is only read.
 *
 * @param tree what the text says
 * @param artifacts the code that it names
 */
record StackTemplate(String text, Tree tree, List<Artifact> artifacts) {
    /** Inline in a request. Source: CloudFormation quotas, "Template body size in a request". */
    static final int MAX_INLINE = 51_200;
    /** In a bucket. Source: CloudFormation quotas, "Template body size in an S3 object". */
    static final int MAX_IN_BUCKET = 1024 * 1024;
    private static final Set<String> EXPANDED = Set.of("AWS::Serverless::Function", "AWS::Serverless::HttpApi", "AWS::Serverless::Api", FlowDefinitions.SERVERLESS);
    private static final String FUNCTION_KIND = "function";

    StackTemplate {
        artifacts = List.copyOf(artifacts);
    }

    /**
     * The same without the SAM transform, for endpoints that do not expand it.
     *
     * @throws DeployException if the template has something that only the transform can expand
     */
    StackTemplate plain() {
        tree.get("Resources").map(Tree::entries).ifPresent(resources -> resources.forEach((id, resource) -> {
            String type = resource.get("Type").flatMap(Tree::asText).orElse("");
            if (type.equals(FlowDefinitions.SERVERLESS) && resource.at("Properties", "Role").isEmpty()) {
                throw new DeployException("The state machine " + id + " has no Role, so only the SAM transform can make one, and this environment does without it. Give it a Role in " + SamTarget.TEMPLATE + ", or deploy to AWS itself.");
            }
            if (!EXPANDED.contains(type) && !CloudFormationTemplate.isPlain(type)) {
                throw new DeployException("The resource " + id + " is of the type " + type + ", which only the SAM transform can expand, and this environment does without it. Deploy to AWS itself, or take the resource out of "
                        + SamTarget.TEMPLATE + ".");
            }
        }));
        Tree expanded = new CloudFormationTemplate(new SamTemplate(Catalogue.standard(), WireTable.standard())).expand(tree);
        for (String section : List.of("Parameters", "Mappings", "Conditions", "Metadata")) {
            Optional<Tree> said = tree.get(section);
            // every place of code is named already, so the parameters for it are not needed
            expanded = said.isPresent() ? expanded.with(section, said.get()) : section.equals("Parameters") ? without(expanded, section) : expanded;
        }
        expanded = FlowDefinitions.texts(released(expanded));
        return new StackTemplate(new Emitter(DocumentStyle.STANDARD).emit(expanded), expanded, artifacts);
    }

    /** A version of a function is made anew when what is said of it changes: so it says which code it is of. */
    private static Tree released(Tree template) {
        Tree resources = template.get("Resources").orElseGet(Tree::map);
        for (Map.Entry<String, Tree> entry : resources.entries().entrySet()) {
            Tree version = entry.getValue();
            if (version.get("Type").flatMap(Tree::asText).filter("AWS::Lambda::Version"::equals).isEmpty()) {
                continue;
            }
            Tree properties = version.get("Properties").orElseGet(Tree::map);
            String function = properties.get("FunctionName").map(TreeText::of).orElse("");
            String key = template.at("Resources", function, "Properties", "Code", "S3Key").map(TreeText::of).orElse("");
            resources = resources.with(entry.getKey(), version.with("Properties", properties.with("Description", Tree.string("Code " + key))));
        }
        return template.with("Resources", resources);
    }

    private static Tree without(Tree map, String key) {
        Tree left = Tree.map();
        for (Map.Entry<String, Tree> entry : map.entries().entrySet()) {
            left = entry.getKey().equals(key) ? left : left.with(entry.getKey(), entry.getValue());
        }
        return left;
    }

    /** Bytes as they are sent. */
    int size() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Reads the template of a project and builds the code that it names.
     *
     * @throws DeployException if there is none, it cannot be read, or code does not compile
     */
    static StackTemplate of(DeployRequest request, String bucket, ResourceOwners owners, DeployListener listener) {
        return of(request, bucket, owners, Tree.map(), listener);
    }

    /** @param deployed what is deployed now: code that is as it was keeps its place */
    static StackTemplate of(DeployRequest request, String bucket, ResourceOwners owners, Tree deployed, DeployListener listener) {
        String name = TemplateFile.in(request.project());
        Path file = request.project().resolve(name);
        try {
            StackTemplate template = new Builder(request, name, bucket, owners, deployed, listener).build(new Edits(Document.parse(Files.readString(file))));
            if (template.size() > MAX_IN_BUCKET) {
                throw new DeployException(name + " is " + template.size() / 1024 + " KB long; CloudFormation takes " + MAX_IN_BUCKET / 1024 + " KB. Split the drawing into two projects.");
            }
            return template;
        } catch (SyntaxException e) {
            throw new DeployException(name + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DeployException("There is no " + name + " in " + request.project() + " that can be read. Generate the project first: drawbridge generate " + request.project() + ".", e);
        }
    }

    private static final class Builder {
        private final DeployRequest request;
        private final String name;
        private final String bucket;
        private final ResourceOwners owners;
        private final Tree deployed;
        private final PushedCode pushed;
        private final DeployListener listener;
        private final FunctionZips zips;
        private final FlowDefinitions definitions;
        private final List<Artifact> artifacts = new ArrayList<>();
        private Map<NodeId, FunctionPackage> built = Map.of();

        Builder(DeployRequest request, String name, String bucket, ResourceOwners owners, Tree deployed, DeployListener listener) {
            this.request = request;
            this.name = name;
            this.bucket = bucket;
            this.owners = owners;
            this.deployed = deployed;
            this.pushed = new PushedCode(request);
            this.listener = listener;
            this.zips = new FunctionZips(request.project());
            this.definitions = new FlowDefinitions(request.project(), name);
        }

        StackTemplate build(Edits template) {
            Edits edits = template;
            Tree resources = template.tree().get("Resources").orElseThrow(() -> new DeployException(name + " has no Resources, so there is nothing to deploy."));
            Optional<Tree> shared = template.tree().at("Globals", "Function", "CodeUri");
            built = zips.build(request.design(), ours(resources, shared), listener);
            for (Map.Entry<String, Tree> resource : resources.entries().entrySet()) {
                String id = resource.getKey();
                String type = resource.getValue().get("Type").flatMap(Tree::asText).orElse("");
                Tree properties = resource.getValue().get("Properties").orElseGet(Tree::map);
                boolean runsElsewhere = properties.get("ImageUri").isPresent() || properties.get("InlineCode").isPresent();
                edits = switch (type) {
                    case "AWS::Serverless::Function" -> runsElsewhere ? edits : put(edits, id, type, "CodeUri", properties.get("CodeUri").or(() -> shared));
                    case "AWS::Serverless::LayerVersion" -> put(edits, id, type, "ContentUri", properties.get("ContentUri"));
                    case "AWS::Lambda::Function" -> put(edits, id, type, "Code", properties.get("Code"));
                    case FlowDefinitions.SERVERLESS, FlowDefinitions.PLAIN -> definition(edits, id, type, properties);
                    default -> edits;
                };
            }
            return new StackTemplate(edits.text(), edits.tree(), artifacts);
        }

        private Edits definition(Edits edits, String id, String type, Tree properties) {
            Optional<Path> file = definitions.file(id, type, properties);
            if (file.isEmpty() || definitions.isShort(file.get())) {
                return file.map(path -> definitions.inlined(edits, id, type, path)).orElse(edits);
            }
            Path path = file.get();
            NodeId owner = owners.ownerOf(id, type).orElseGet(() -> new NodeId(id));
            Artifact artifact = new Artifact(owner, path, hash(path), size(path), "code/" + hash(path) + "-" + path.getFileName());
            artifacts.add(artifact);
            return definitions.placed(edits, id, type, bucket, artifact.key());
        }

        /** The cards whose code is built here, each once. */
        private List<Node> ours(Tree resources, Optional<Tree> shared) {
            Set<Node> cards = new LinkedHashSet<>();
            resources.entries().forEach((id, resource) -> {
                String type = resource.get("Type").flatMap(Tree::asText).orElse("");
                boolean serverless = type.equals("AWS::Serverless::Function");
                Tree properties = resource.get("Properties").orElseGet(Tree::map);
                if ((serverless || type.equals("AWS::Lambda::Function")) && properties.get("ImageUri").isEmpty() && properties.get("InlineCode").isEmpty()) {
                    Optional<Tree> place = serverless ? properties.get("CodeUri").or(() -> shared) : properties.get("Code");
                    if (place.isEmpty() || place.get().asText().filter(text -> !text.startsWith("s3://")).isPresent()) {
                        owners.ownerOf(id, type).flatMap(request.design()::node).filter(card -> isOurs(card, place.flatMap(Tree::asText))).ifPresent(cards::add);
                    }
                }
            });
            return List.copyOf(cards);
        }

        /** Whether the code is built here: that of our folders, and that of an imported function whose template names no archive that is there. */
        private boolean isOurs(Node card, Optional<String> place) {
            if (!card.kind().equals(FUNCTION_KIND)) {
                return false;
            }
            FunctionCode code = FunctionCode.of(request.design(), card);
            Path where = request.project().resolve(place.orElse(code.folder())).normalize();
            return code.isOwn() ? !Files.isRegularFile(where) : where.equals(request.project().resolve(code.folder()).normalize());
        }

        private Edits put(Edits edits, String id, String type, String property, Optional<Tree> place) {
            if (place.isPresent() && place.get().asText().filter(text -> !text.startsWith("s3://")).isEmpty()) {
                // in a bucket already, or made by the template itself
                return edits;
            }
            Optional<Node> card = owners.ownerOf(id, type).flatMap(request.design()::node);
            Optional<String> folder = card.filter(node -> node.kind().equals(FUNCTION_KIND)).map(node -> FunctionCode.of(request.design(), node).folder());
            String where = place.flatMap(Tree::asText).or(() -> folder)
                    .orElseThrow(() -> new DeployException("The resource " + id + " in " + name + " does not say where its code is. Give it a " + property + "."));
            Artifact code = card.map(node -> built.get(node.id())).map(zip -> new Artifact(card.orElseThrow().id(), zip.file(), zip.hash(), zip.size())).orElseGet(() -> found(id, card, where));
            Artifact artifact = placed(id, code);
            artifacts.add(artifact);
            Tree address = property.equals("Code")
                    ? Tree.map("S3Bucket", Tree.string(bucket)).with("S3Key", Tree.string(artifact.key()))
                    : Tree.string("s3://" + bucket + "/" + artifact.key());
            return edits.set(TreePath.of("Resources", id, "Properties", property), address);
        }

        /** Code that is deployed keeps its place, unless other code was pushed over it: then another name makes CloudFormation put it back. */
        private Artifact placed(String id, Artifact artifact) {
            Optional<String> place = deployed.at("Resources", id, "Properties", "CodeUri").or(() -> deployed.at("Resources", id, "Properties", "Code", "S3Key"))
                    .or(() -> deployed.at("Resources", id, "Properties", "ContentUri")).flatMap(Tree::asText).filter(artifact::isAt);
            if (place.isEmpty()) {
                return artifact;
            }
            return pushed.of(artifact.owner()).map(artifact::again).orElseGet(() -> artifact.where(place.get()));
        }

        /** Code that somebody else builds: a jar or zip as it is, or a folder that is ready to run. */
        private Artifact found(String id, Optional<Node> card, String where) {
            Path path = request.project().resolve(where).normalize();
            NodeId owner = card.map(Node::id).orElseGet(() -> new NodeId(id));
            if (Files.isRegularFile(path)) {
                checkSize(id, path);
                return new Artifact(owner, path, hash(path), size(path));
            }
            if (!Files.isDirectory(path)) {
                throw new DeployException("The code of " + id + " should be at " + where + ", but nothing is there. Build it first, or correct the path in " + name + ".");
            }
            if (Files.exists(path.resolve("pom.xml")) || Files.exists(path.resolve("build.gradle")) || Files.exists(path.resolve("build.gradle.kts"))) {
                throw new DeployException("The code of " + id + " in " + where + " is a build of its own that no card stands for. Build it, and let " + name + " name the jar that it makes.");
            }
            FunctionPackage zip = zips.folder(id, path);
            return new Artifact(owner, zip.file(), zip.hash(), zip.size());
        }

        private static void checkSize(String id, Path file) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                long unzipped = zip.stream().mapToLong(entry -> Math.max(entry.getSize(), 0)).sum();
                if (unzipped > FunctionZips.MAX_UNZIPPED) {
                    throw new DeployException("The code of " + id + " is " + unzipped / (1024 * 1024) + " MB unzipped; Lambda takes " + FunctionZips.MAX_UNZIPPED / (1024 * 1024) + " MB. Take out of it what it does not need.");
                }
            } catch (IOException noZip) {
                // what it is instead, AWS knows better
                return;
            }
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new DeployException(file + " cannot be read: " + e.getMessage() + ".", e);
            }
        }

        private static String hash(Path file) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(file)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DeployException(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
