/**
 * A strict stand-in for Discord, for tests and for trying the bot without Discord: it refuses what
 * Discord refuses and writes down what it got.
 *
 * <p>{@link org.tidings.discord.standin.DiscordRules} is the rules and the memory, without network,
 * threads or time of its own; {@link org.tidings.discord.standin.DiscordStandIn} puts it on
 * loopback with HTTP and WebSocket. Never shipped.
 */
@NullMarked
package org.tidings.discord.standin;

import org.jspecify.annotations.NullMarked;
