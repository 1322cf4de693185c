/** What people want to be told of, and which of it an article that arrives is. */
@NullMarked
package org.tidings.subscription;

import org.jspecify.annotations.NullMarked;
