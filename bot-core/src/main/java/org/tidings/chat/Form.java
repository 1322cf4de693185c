package org.tidings.chat;

import java.util.List;
import java.util.Optional;

/**
 * Typed fields to ask for: a modal on Discord (at most 5 fields, title 45), questions one by one on
 * Telegram and in the terminal.
 *
 * @param id comes back with {@link Interaction.FormSubmitted}
 */
public record Form(ActionId id, String title, List<Field> fields) {
  public Form {
    fields = List.copyOf(fields);
    if (fields.isEmpty() || fields.size() > 5) {
      throw new IllegalArgumentException("a form has 1 to 5 fields, not " + fields.size());
    }
  }

  /**
   * One question.
   *
   * @param name key of the answer
   * @param value what stands there already
   * @param longest most UTF-16 units of an answer
   */
  public record Field(
      String name, String label, Optional<String> value, boolean required, int longest) {}
}
