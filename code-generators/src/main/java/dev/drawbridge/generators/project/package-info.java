/**
 * A project that is open: the drawing in its store, the files it is kept in, and the texts that follow it.
 *
 * <p>{@link dev.drawbridge.generators.project.OpenProject} is what the command line and the designer work through. It opens and saves
 * ({@link dev.drawbridge.generators.project.SaveResult} says if somebody else changed a file meanwhile), keeps the template in step with
 * every edit, and writes the files of a target ({@link dev.drawbridge.generators.project.FileWriter}) without ever touching what is the
 * user's. What a template can say about a drawing is read by a {@link dev.drawbridge.generators.project.TemplateLens}.
 *
 * <p>Whatever goes wrong with a file is a {@link dev.drawbridge.model.file.ProjectFileException}: one sentence with the file's name.
 */
package dev.drawbridge.generators.project;
