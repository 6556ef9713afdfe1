/**
 * The one address that every function knows for every AWS service. It knows the caller by its access key, asks the wires whether the call
 * is granted, hands it to the part behind it and writes the journal. A call that no wire grants goes no further.
 */
package dev.drawbridge.cloud.local.door;
