package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.PlannedChange.DataEffect;
import java.util.Set;

/** Which resources hold data that the user would miss. Pure. */
final class DataHolders {
    private static final Set<String> TYPES = Set.of(
            "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::S3::Bucket", "AWS::Cognito::UserPool", "AWS::SQS::Queue", "AWS::Kinesis::Stream",
            "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::EFS::FileSystem", "AWS::SecretsManager::Secret",
            "AWS::OpenSearchService::Domain", "AWS::ElastiCache::ReplicationGroup", "AWS::Neptune::DBCluster", "AWS::DocDB::DBCluster", "AWS::KMS::Key");

    private DataHolders() {}

    /** Versions of functions are asked to stay by SAM, for the sake of updates; they go with their function, and nobody keeps them on purpose. */
    static boolean worthKeeping(String type) {
        return !type.equals("AWS::Lambda::Version");
    }

    static boolean hold(String type) {
        return TYPES.contains(type);
    }

    /**
     * What a removal or replacement does to what is inside.
     *
     * @param policy the deletion or replacement policy that holds: {@code Retain}, {@code ReplaceAndDelete} ...; empty for the standard
     */
    static DataEffect effect(String type, String policy) {
        if (!hold(type)) {
            return DataEffect.NONE;
        }
        return switch (policy) {
            case "Retain", "RetainExceptOnCreate", "Snapshot", "ReplaceAndRetain", "ReplaceAndSnapshot" -> DataEffect.LEFT_BEHIND;
            default -> DataEffect.LOST;
        };
    }
}
