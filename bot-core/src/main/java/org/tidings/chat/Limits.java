package org.tidings.chat;

/**
 * What a platform allows; the core branches on these, never on a platform's name.
 *
 * @param headlines most headline blocks that read well in one message
 * @param actions most buttons of one message
 * @param options most options of one {@link Action.Pick}
 * @param label longest label of a button, in UTF-16 units
 * @param privately whether an answer in a room can be for one person only
 * @param edits whether sent messages can be changed
 * @param files whether files can be handed over
 * @param finds whether {@link Messenger#find} can tell
 */
public record Limits(
    int headlines,
    int actions,
    int options,
    int label,
    boolean privately,
    boolean edits,
    boolean files,
    boolean finds) {}
