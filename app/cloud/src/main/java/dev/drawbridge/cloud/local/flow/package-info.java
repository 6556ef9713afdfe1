/**
 * State machines: runs definitions in Amazon's States Language (states-language.net) as Step Functions does. Steps use services through the
 * front door with the machine's own key, so what no wire grants fails here, too, and every step that crosses a wire stands in the journal.
 */
package dev.drawbridge.cloud.local.flow;
