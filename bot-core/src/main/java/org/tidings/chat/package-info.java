/**
 * The chat port: what is said between people and the bot, whatever the platform.
 *
 * <p>Adapters see this room and nothing else of the core. Texts in it are raw; an adapter escapes
 * them, exactly once, when it renders. Every id that comes back from a platform is hostile input.
 */
@NullMarked
package org.tidings.chat;

import org.jspecify.annotations.NullMarked;
