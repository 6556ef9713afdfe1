/**
 * GraphQL APIs of a run. A gateway listens for one API, finds out who asks and keeps the journal; an engine, made anew whenever the text of the
 * schema changes, executes what is asked with graphql-java and hands fields to functions with AppSync's context. What AppSync answers where
 * something is wrong is written as AppSync writes it.
 */
package dev.drawbridge.cloud.local.graph;
