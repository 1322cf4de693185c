/**
 * The terminal as a chat platform: the same words as in any other chat, for one person at a prompt,
 * for piped lines, and for programs as JSON.
 *
 * <p>{@link org.tidings.app.terminal.TerminalChat} is the conversation, the renderers are pure, and
 * a {@link org.tidings.app.terminal.Screen} is where lines come from and replies go.
 */
@NullMarked
package org.tidings.app.terminal;

import org.jspecify.annotations.NullMarked;
