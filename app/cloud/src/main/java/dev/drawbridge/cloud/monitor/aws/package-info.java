/**
 * Watches a deployment on AWS. Figures come from CloudWatch's metrics, all cards in one call; lines and reports from CloudWatch Logs; traces from
 * X-Ray, where functions send them. Only reads; the permissions are in {@code docs/aws-permissions.md}.
 */
package dev.drawbridge.cloud.monitor.aws;
