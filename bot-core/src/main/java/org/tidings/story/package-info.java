/** Which articles tell the same event, decided online as they arrive, and which are copies. */
@NullMarked
package org.tidings.story;

import org.jspecify.annotations.NullMarked;
