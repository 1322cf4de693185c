/**
 * From strangers' HTML to plain text that is safe in a chat. One linear pass, no tree, no regular
 * expression, so no input takes longer than its length.
 */
@NullMarked
package org.tidings.ingest.clean;

import org.jspecify.annotations.NullMarked;
