/**
 * Connects Discord to the chat port.
 *
 * <p>JDA keeps the gateway, the shards and the cache of rooms; what we say goes through {@link
 * org.tidings.discord.DiscordRest}, one blocking request at a time per virtual thread, so that
 * every send has a clear outcome. Of the core, only the room {@code chat} is seen here.
 */
@NullMarked
package org.tidings.discord;

import org.jspecify.annotations.NullMarked;
