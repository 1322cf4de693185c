/**
 * Markup in, events out: a strict pull parser for well-formed documents, a mending tokenizer for
 * the others, and the choice of the character set. Neither resolves nor expands a DOCTYPE.
 */
@NullMarked
package org.tidings.ingest.xml;

import org.jspecify.annotations.NullMarked;
