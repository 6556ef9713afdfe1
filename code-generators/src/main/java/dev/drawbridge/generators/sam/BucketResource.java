package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bucket: {@code AWS::S3::Bucket}, closed to the public and encrypted. A bucket that triggers a function has a fixed name
 * ({@link FixedNames}); one that a client reads lets the client's origins in.
 */
final class BucketResource implements CardResources {
    /** Parts of an upload that was never finished cost money and are seen nowhere. */
    private static final int ABORT_UPLOADS_AFTER_DAYS = 7;

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        boolean versioned = design.flag(card, "versioning");
        Block properties = new Block().put("BucketName", design.addresses().ownName(card))
                .put("PublicAccessBlockConfiguration", new Block().put("BlockPublicAcls", true).put("BlockPublicPolicy", true)
                        .put("IgnorePublicAcls", true).put("RestrictPublicBuckets", true))
                .put("OwnershipControls", Tree.map("Rules", Tree.seq(Tree.map("ObjectOwnership", Tree.string("BucketOwnerEnforced")))))
                .put("BucketEncryption", Tree.map("ServerSideEncryptionConfiguration",
                        Tree.seq(Tree.map("ServerSideEncryptionByDefault", Tree.map("SSEAlgorithm", Tree.string("AES256"))))));
        if (versioned) {
            properties.put("VersioningConfiguration", new Block().put("Status", "Enabled"));
        }
        properties.put("LifecycleConfiguration", Tree.map("Rules", Tree.seq(rules(design.field(card, "expireAfter"), versioned))));
        cors(design, card).ifPresent(rule -> properties.put("CorsConfiguration", Tree.map("CorsRules", Tree.seq(rule))));
        properties.put("NotificationConfiguration", BucketNotifications.of(design, card));
        out.addKeeping(id, "AWS::S3::Bucket", design.flag(card, "retain"), BucketNotifications.policies(design, card), properties);
        out.output(id + "BucketName", "Name of the bucket " + card.name(), Tree.ref(id));
    }

    private static List<Tree> rules(Optional<Tree> expireAfter, boolean versioned) {
        List<Tree> rules = new ArrayList<>();
        expireAfter.ifPresent(days -> {
            Block rule = new Block().put("Id", "Expire").put("Status", "Enabled").put("ExpirationInDays", days);
            if (versioned) {
                rule.put("NoncurrentVersionExpiration", new Block().put("NoncurrentDays", days));
            }
            rules.add(rule.tree());
        });
        rules.add(new Block().put("Id", "AbortUploads").put("Status", "Enabled")
                .put("AbortIncompleteMultipartUpload", new Block().put("DaysAfterInitiation", ABORT_UPLOADS_AFTER_DAYS)).tree());
        return rules;
    }

    private static Optional<Tree> cors(SamDesign design, Node card) {
        List<Tree> origins = Origins.of(design, design.into(card, WireRole.DIRECT));
        return origins.isEmpty() ? Optional.empty() : Optional.of(new Block().put("AllowedOrigins", origins)
                .put("AllowedMethods", Block.strings("GET", "HEAD")).put("AllowedHeaders", Block.strings("*"))
                .put("MaxAge", Origins.MAX_AGE_SECONDS).tree());
    }
}
