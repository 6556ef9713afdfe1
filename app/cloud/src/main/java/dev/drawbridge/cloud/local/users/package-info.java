/**
 * User pools of a run: signing up and in as Cognito's API has it, and the functions that are asked on the way. Tokens are signed by the server of tokens, so that APIs check them as ever. Users are
 * kept in memory and are gone with the run; codes that would be mailed stand in the log of the pool's card. Not here: signing in by SRP, devices, groups, second factors.
 *
 * <p>Sources: the "Amazon Cognito user pools API Reference" and "Customizing user pool workflows with Lambda triggers" in the developer guide of Cognito.
 */
package dev.drawbridge.cloud.local.users;
