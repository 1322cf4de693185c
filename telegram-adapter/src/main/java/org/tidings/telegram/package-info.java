/** Connects Telegram to the chat port. */
@NullMarked
package org.tidings.telegram;

import org.jspecify.annotations.NullMarked;
