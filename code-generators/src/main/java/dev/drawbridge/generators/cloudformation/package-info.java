/**
 * A drawing as a plain CloudFormation template, without the SAM transform, for tools that do not expand it and as the common ground
 * of the descriptors of others. The SAM template ({@link dev.drawbridge.generators.sam}) says what there is, with its grants and
 * variables; {@link dev.drawbridge.generators.cloudformation.Expansion} takes its functions, events and APIs apart into the resources
 * that they stand for. Unlike the transform, every permission names the one source it is for.
 */
package dev.drawbridge.generators.cloudformation;
