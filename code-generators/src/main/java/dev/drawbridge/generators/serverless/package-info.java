/**
 * The Serverless Framework, versions 3 and 4, and the tools that read the same file.
 *
 * <p>{@link dev.drawbridge.generators.serverless.ServerlessTarget} writes a drawing as a new file: functions and what starts them are said in
 * the framework's own words; the rest stands below {@code resources} in its plain CloudFormation form. Functions keep their own roles, because
 * the framework would give one role to all of them.
 *
 * <p>A file that is there is seen as the SAM template that means the same ({@link dev.drawbridge.generators.serverless.FrameworkView}), and a
 * change of that view is carried back to where it comes from ({@link dev.drawbridge.generators.serverless.FrameworkPut}), so that one lens
 * reads and edits both. {@code FunctionWord} and {@code EventWord} are the two tables of what is called what, for both directions;
 * {@code Variables} are resolved for the view alone and stay in the file as they are written.
 *
 * <p>Source: the framework's reference of serverless.yml, of its variables and of its logical ids.
 */
package dev.drawbridge.generators.serverless;
