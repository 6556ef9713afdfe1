package dev.drawbridge.generators.export;

import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.cloudformation.SamSource;
import dev.drawbridge.model.NodeId;
import java.util.Map;

/**
 * The file that a project is at home in, as what all other formats are written from.
 *
 * @param format of the file
 * @param text of it
 * @param source what it says, as a SAM template
 * @param inlined the same with definitions that stand in files, for formats that take no files from this machine
 * @param ids the logical id of each card in that template
 * @param losses what the template does not say of the file
 */
record Home(String format, String text, SamSource source, SamSource inlined, Map<NodeId, String> ids, Losses losses) {}
