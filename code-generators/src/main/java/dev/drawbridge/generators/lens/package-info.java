/**
 * The reading side of "a template is a lens": any SAM or CloudFormation template as a drawing, and edits of that drawing back into the
 * same text.
 *
 * <p>{@link dev.drawbridge.generators.lens.SourceTemplate} is the text with its resources; {@code References} says who means whom;
 * {@code Shapes} is the one table of which property of which resource type is which field of which kind; the {@code *Wires} classes find
 * wires (events, mappings, subscriptions, grants). {@link dev.drawbridge.generators.lens.SamLens} puts it together into a design and
 * matches it with the design known so far. What was read keeps the places where it stands, so that
 * {@link dev.drawbridge.generators.lens.LensText} can change exactly these places and nothing else.
 *
 * <p>A card that was found in a template is <em>adopted</em> ({@link dev.drawbridge.generators.Adoption}): its own arrangement of
 * roles, log groups and names is kept, and no resource of ours is invented for it.
 *
 * <p>{@link dev.drawbridge.generators.lens.Lenses} chooses the lens for a file: {@link dev.drawbridge.generators.lens.SamFile} for templates,
 * {@link dev.drawbridge.generators.lens.FrameworkFile} for files of the Serverless Framework, which are seen as templates.
 *
 * <p>Facts: the AWS SAM specification, the SAM policy templates, the CloudFormation resource reference.
 */
package dev.drawbridge.generators.lens;
