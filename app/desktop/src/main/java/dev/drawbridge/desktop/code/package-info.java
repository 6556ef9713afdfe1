/** The user's Java, to read and to change. The rest of the designer sees {@link dev.drawbridge.desktop.code.CodeEditor}, never the text component behind it. */
package dev.drawbridge.desktop.code;
