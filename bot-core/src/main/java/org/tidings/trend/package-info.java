/** What is hot: story scores over a window, with the arithmetic to show for it. */
@NullMarked
package org.tidings.trend;

import org.jspecify.annotations.NullMarked;
