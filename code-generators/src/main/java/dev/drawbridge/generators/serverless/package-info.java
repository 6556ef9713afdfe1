/**
 * A drawing for the Serverless Framework, versions 3 and 4, and the tools that read the same file. Functions and what starts them are said in
 * the framework's own words; the rest stands below {@code resources} in its plain CloudFormation form. Functions keep their own roles, because the
 * framework would give one role to all of them. Source: the framework's reference of serverless.yml and of its logical ids.
 */
package dev.drawbridge.generators.serverless;
