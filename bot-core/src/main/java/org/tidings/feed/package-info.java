/** Feeds that people named: where they are, to whom they belong and how they fare. */
@NullMarked
package org.tidings.feed;

import org.jspecify.annotations.NullMarked;
