/**
 * The concrete-syntax layer under "a template is a lens": YAML and JSON documents that are edited as text and never printed again.
 *
 * <p>The story, in the order a reader needs it:
 * <ul>
 *   <li>{@link dev.drawbridge.generators.syntax.Document} opens a text and gives an immutable tree of
 *       {@link dev.drawbridge.generators.syntax.SyntaxNode}s that know their exact place in the text.</li>
 *   <li>{@link dev.drawbridge.generators.syntax.Tree} is what a document <em>says</em>, without its spelling: {@code !Ref A} and
 *       {@code {"Ref": "A"}} are one and the same tree.</li>
 *   <li>{@link dev.drawbridge.generators.syntax.Edits} changes a document. Each operation becomes a few
 *       {@link dev.drawbridge.generators.syntax.Patch}es in the style of the lines around them
 *       ({@link dev.drawbridge.generators.syntax.DocumentStyle}), is parsed again and is compared with the tree that was asked for
 *       before anyone sees it, so an edit either means exactly what was wanted or fails and leaves the text alone.</li>
 *   <li>{@link dev.drawbridge.generators.syntax.Emitter} writes a document that did not exist before.</li>
 *   <li>{@link dev.drawbridge.generators.syntax.CloudFormationNames} finds and renames logical ids.</li>
 * </ul>
 *
 * <p>Everything here is immutable and may be shared between threads. Offsets count UTF-16 units of the text, lines and columns count
 * from 1. Whatever is wrong with a text is told by {@link dev.drawbridge.generators.syntax.SyntaxException}: line, column, one sentence.
 */
package dev.drawbridge.generators.syntax;
