package org.tidings.command;

/**
 * What /about says of the one who runs the bot.
 *
 * @param contact a mail address, link or sentence; empty for none
 * @param terms a link or sentence; empty for none
 * @param version of the program
 */
public record AboutSettings(String contact, String terms, String version) {}
