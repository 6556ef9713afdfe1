package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.local.door.Callers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** State machines of a test's project, as functions of it see them. */
record StepFunctions(Project project) {
    /** A client that calls as that function does. */
    SfnClient client(String function) {
        return SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).endpointOverride(project.run().frontDoor()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(Callers.key(project.card(function)), Callers.SECRET))).build();
    }

    String arn(String machine) {
        return LocalNames.of(project.design()).arn(project.design().requireNode(project.card(machine)));
    }
}
