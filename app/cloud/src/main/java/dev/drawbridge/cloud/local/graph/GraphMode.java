package dev.drawbridge.cloud.local.graph;

import java.util.Arrays;
import java.util.Optional;

/** Ways to get into a GraphQL API, and the directives that let them at a field. Source: "Configuring authorization and authentication" in the AppSync guide. */
public enum GraphMode {
    API_KEY("aws_api_key"), AWS_IAM("aws_iam"), AMAZON_COGNITO_USER_POOLS("aws_cognito_user_pools"), OPENID_CONNECT("aws_oidc"), AWS_LAMBDA("aws_lambda");

    private final String directive;

    GraphMode(String directive) {
        this.directive = directive;
    }

    /** What a field or a type is marked with, without the at sign. */
    String directive() {
        return directive;
    }

    static Optional<GraphMode> ofDirective(String name) {
        return Arrays.stream(values()).filter(mode -> mode.directive.equals(name)).findFirst();
    }
}
