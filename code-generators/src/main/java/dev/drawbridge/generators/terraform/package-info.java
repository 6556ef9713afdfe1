/**
 * A drawing for Terraform's AWS provider. The plain CloudFormation form of the drawing says what there is; a table of types
 * ({@link dev.drawbridge.generators.terraform.ResourceTypes}) and one writer for each service say how Terraform calls it. The text is laid
 * out as {@code terraform fmt} leaves it. Source of types and arguments: the documentation of the AWS provider, version 6.
 */
package dev.drawbridge.generators.terraform;
