package org.tidings.text;

/**
 * The words of one article, made once on arrival and handed round.
 *
 * @param language ISO 639-1 code of the analyzer used; empty when not known
 */
public record ArticleTokens(String language, Tokens title, Tokens summary, Tokens body) {}
