/** Connects Discord to the chat port. */
@NullMarked
package org.tidings.discord;

import org.jspecify.annotations.NullMarked;
