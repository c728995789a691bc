/**
 * Documents as they come: files and their metadata become {@link entente.source.SourceDocument}s.
 * Knows encodings, formats and limits; knows nothing of what the text means.
 */
@NullMarked
package entente.source;

import org.jspecify.annotations.NullMarked;
