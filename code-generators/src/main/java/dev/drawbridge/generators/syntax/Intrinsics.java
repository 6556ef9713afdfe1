package dev.drawbridge.generators.syntax;

import java.util.Set;

/**
 * The intrinsic functions of CloudFormation and the names of their two forms.
 * Source: the template reference of CloudFormation, "Intrinsic function reference" and "Rule-specific intrinsic functions".
 */
final class Intrinsics {
    private static final Set<String> FUNCTIONS = Set.of("And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals",
            "FindInMap", "GetAZs", "GetAtt", "GetStackOutput", "If", "ImportValue", "Implies", "Join", "Length", "Not", "Or", "RefAll",
            "Select", "Split", "Sub", "ToJsonString", "Transform", "ValueOf", "ValueOfAll");

    private Intrinsics() {
    }

    /** Whether a mapping of this one entry is a call. {@code Condition} is one only with a name: IAM statements have it with a mapping. */
    static boolean isCall(String key, Tree value) {
        return switch (key) {
            case "Ref" -> true;
            case "Condition" -> value instanceof Tree.Scalar s && s.kind() == Tree.Kind.STRING;
            default -> isFunction(key) || key.startsWith("!");
        };
    }

    static boolean isFunction(String key) {
        return key.startsWith("Fn::") && FUNCTIONS.contains(key.substring(4));
    }

    /** {@code !Sub} to {@code Fn::Sub}; a tag that is none of CloudFormation's stays as it is. */
    static String longName(String tag) {
        return switch (tag) {
            case "!Ref" -> "Ref";
            case "!Condition" -> "Condition";
            default -> tag.startsWith("!") && FUNCTIONS.contains(tag.substring(1)) ? "Fn::" + tag.substring(1) : tag;
        };
    }

    /** {@code Fn::Sub} to {@code !Sub}. */
    static String shortTag(String name) {
        return name.startsWith("!") ? name : name.startsWith("Fn::") ? "!" + name.substring(4) : "!" + name;
    }
}
