/** Build, run locally, deploy and watch a drawing. No view: the command line and the designer both stand on it. */
package dev.drawbridge.cloud;
