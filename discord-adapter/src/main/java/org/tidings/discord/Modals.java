package org.tidings.discord;

import java.util.List;
import net.dv8tion.jda.api.components.ModalTopLevelComponent;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;
import org.tidings.chat.Form;

/** Forms as Discord's modals: title and labels of 45, answers of 4,000 units. */
final class Modals {
  private static final int LONGEST_LABEL = 45;
  private static final int LONGEST_ANSWER = 4_000;
  private static final int ONE_LINE = 200;

  private Modals() {}

  static Modal of(Form form) {
    List<ModalTopLevelComponent> fields =
        form.fields().stream().<ModalTopLevelComponent>map(Modals::field).toList();
    return Modal.create(form.id().value(), shown(form.title())).addComponents(fields).build();
  }

  private static Label field(Form.Field field) {
    int longest = Math.clamp(field.longest(), 1, LONGEST_ANSWER);
    TextInput.Builder input =
        TextInput.create(
                field.name(), longest <= ONE_LINE ? TextInputStyle.SHORT : TextInputStyle.PARAGRAPH)
            .setRequired(field.required())
            .setMaxLength(longest);
    field
        .value()
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> input.setValue(Cut.to(Markup.clean(value), longest)));
    return Label.of(shown(field.label()), input.build());
  }

  private static String shown(String raw) {
    String text = Cut.to(Markup.line(raw), LONGEST_LABEL);
    return text.isEmpty() ? "…" : text;
  }
}
