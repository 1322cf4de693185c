/** Short readings of stories: briefs of whole sentences, as they stand in the articles. */
@NullMarked
package org.tidings.digest;

import org.jspecify.annotations.NullMarked;
