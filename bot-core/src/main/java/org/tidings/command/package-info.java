/**
 * Commands: what people can ask, one small class each, and the router that reads their words.
 *
 * <p>The room knows the chat port and asks the rooms of the news; it stores nothing itself. What it
 * must remember goes through the small ports here ({@link org.tidings.command.Notebook}), each
 * method one statement of a database. Sentences stand in one resource bundle.
 */
@NullMarked
package org.tidings.command;

import org.jspecify.annotations.NullMarked;
