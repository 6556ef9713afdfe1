/**
 * The project folder: how a drawing is read, written and brought up to date, without losing anything of the user's.
 *
 * <p>{@link dev.drawbridge.model.file.DesignJson}, {@link dev.drawbridge.model.file.LayoutJson} and
 * {@link dev.drawbridge.model.file.FragmentJson} turn values into text and back; {@link dev.drawbridge.model.file.ProjectFolder}
 * puts the text on disk. Members that this version does not know are kept at every level. Whatever is wrong with a file is
 * told by a {@link dev.drawbridge.model.file.ProjectFileException} in one sentence.
 */
package dev.drawbridge.model.file;
