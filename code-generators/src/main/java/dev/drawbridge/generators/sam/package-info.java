/**
 * A design as a SAM template for AWS.
 *
 * <p>{@link dev.drawbridge.generators.sam.SamTemplate} says what the whole template is, as a tree; one small class for each kind says
 * what a card is, and small readers of the wire table say what a wire adds: grants become statements of a role
 * ({@code PolicyStatements}), variables become the environment, triggers become events. Nothing here knows an IAM action: all
 * come from the rows. {@link dev.drawbridge.generators.sam.TemplateText} keeps a text in step with a design by the difference of two
 * trees, so what the user wrote into it stays.
 *
 * <p>Facts: the AWS SAM specification, the CloudFormation resource reference, and what the SAM translator was seen to make of them.
 */
package dev.drawbridge.generators.sam;
