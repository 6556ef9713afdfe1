/**
 * The HTTP API of a drawing: routes, CORS, tokens, and the two shapes of payload format 2.0, as API Gateway's HTTP APIs have them
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
 */
package dev.drawbridge.cloud.local.http;
