/** Fits the language detector: words drawn from published letter statistics, a linear model. */
@NullMarked
package org.tidings.bench.language;

import org.jspecify.annotations.NullMarked;
