package org.tidings.search;

/**
 * A completion of something typed.
 *
 * @param text what to put in its place
 * @param what the kind of thing: "source", "sector", "edition", "headline", "words"
 */
public record Suggestion(String text, String what) {}
