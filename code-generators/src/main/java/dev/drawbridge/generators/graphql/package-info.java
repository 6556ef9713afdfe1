/** Schemas of GraphQL APIs: how they are read, what a new one holds, and what is wrong with one, with the place in the user's file. */
package dev.drawbridge.generators.graphql;
