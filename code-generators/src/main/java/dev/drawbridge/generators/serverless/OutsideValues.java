package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template has for values that only a deployment knows: its own names of account and region, dynamic references to parameters and
 * secrets, and parameters for all else. For one template. Sources: "Variables" in the documentation of the framework; "Dynamic references"
 * and "Pseudo parameters" in the CloudFormation guide.
 */
final class OutsideValues implements Outside {
    private static final Pattern STORED = Pattern.compile("ssm(?:\\((?:raw|noDecrypt|decrypt)?\\))?:([^~]+)(?:~(?:true|false|split))?");
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)(?:\\([^)]*\\))?(?::(.*))?", Pattern.DOTALL);
    private static final String SECRETS = "/aws/reference/secretsmanager/";
    /** Words that look like variables of the framework and are condition keys and policy variables of AWS. */
    private static final Set<String> POLICY_WORDS = Set.of("aws", "AWS", "iot", "saml", "sts", "ec2", "kms", "dynamodb", "self");

    private final Set<String> taken;
    private final Losses losses;
    private final Map<String, String> names = new HashMap<>();
    private final Block parameters = new Block();

    /** @param taken names that the template has for something else */
    OutsideValues(Set<String> taken, Losses losses) {
        this.taken = new TreeSet<>(taken);
        this.losses = losses;
    }

    @Override
    public Optional<Tree> known(String address) {
        if (address.equals("aws:accountId")) {
            return Optional.of(Tree.ref("AWS::AccountId"));
        }
        Matcher stored = STORED.matcher(address);
        return stored.matches() ? Optional.of(Tree.string(reference(stored.group(1).strip()))) : Optional.empty();
    }

    private static String reference(String name) {
        return name.startsWith(SECRETS) ? "{{resolve:secretsmanager:" + name.substring(SECRETS.length()) + "}}" : "{{resolve:ssm:" + name + "}}";
    }

    @Override
    public Optional<Tree> missing(List<String> alternatives) {
        for (String each : alternatives) {
            Matcher address = ADDRESS.matcher(each.strip());
            boolean file = each.strip().startsWith("file(");
            if (address.matches() && (file || address.group(2) != null) && !POLICY_WORDS.contains(address.group(1))) {
                return Optional.of(Tree.ref(names.computeIfAbsent(each.strip(), this::parameter)));
            }
        }
        return Optional.empty();
    }

    private String parameter(String variable) {
        List<String> words = new ArrayList<>(Names.words(Holes.kept(variable).replaceAll("^[A-Za-z][A-Za-z0-9_-]*(\\([^)]*\\))?:", "").replaceAll("^file\\(|\\)", " ")));
        String wish = Names.pascal(String.join(" ", words)).replaceAll("[^A-Za-z0-9]", "");
        String name = wish.matches("[A-Za-z].*") ? wish : "Value" + wish;
        for (int n = 2; !taken.add(name); n++) {
            name = (wish.isEmpty() ? "Value" : wish) + "Value" + (n == 2 ? "" : n);
        }
        parameters.put(name, new Block().put("Type", "String").put("Description", "The value of " + Holes.kept(variable)));
        losses.add(name, "Only the framework can fill ${" + Holes.kept(variable) + "}; here it is a parameter.");
        return name;
    }

    /** The parameters that the template needs, in the order they were asked for. */
    Tree parameters() {
        return parameters.tree();
    }
}
