package org.tidings.command;

/** All that commands write down: the database side of this room. */
public record Notebook(
    Preferences preferences,
    ShownLists lists,
    ActionShelf shelf,
    FeedbackBox feedback,
    PersonalData personal,
    SearchHistory searches) {}
