/** What a table is: its keys, its indexes and its settings, and their JSON form, which is the one CreateTable and CloudFormation share. */
package dev.drawbridge.cloud.local.dynamodb.schema;
