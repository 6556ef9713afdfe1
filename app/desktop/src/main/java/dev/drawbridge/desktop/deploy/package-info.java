/**
 * A drawing into a cloud and out of it again, as pictures and words.
 *
 * <p>{@link dev.drawbridge.desktop.deploy.DeployController} is what happens: it asks the deployer away from the JavaFX thread and goes from
 * one {@link dev.drawbridge.desktop.deploy.DeployStage} to the next. {@link dev.drawbridge.desktop.deploy.DeployMarks} is what that means for
 * the cards and wires of the drawing, {@link dev.drawbridge.desktop.deploy.DeployView} the panel beside it, and
 * {@link dev.drawbridge.desktop.deploy.EnvironmentChoice} where it all goes. Nothing here knows which cloud it is.
 */
package dev.drawbridge.desktop.deploy;
