/**
 * What a drawing would cost in a month, estimated from assumptions: {@link dev.drawbridge.cloud.deploy.cost.Traffic} is assumed,
 * {@link dev.drawbridge.cloud.deploy.cost.Flow} leads it along the wires, {@link dev.drawbridge.cloud.deploy.cost.Prices} says what a
 * unit costs, from where and of which day, and {@link dev.drawbridge.cloud.deploy.cost.CostEstimate} is the outcome, card by card. All pure.
 */
package dev.drawbridge.cloud.deploy.cost;
