package org.tidings.discord;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import org.tidings.chat.Action;
import org.tidings.chat.Option;

/**
 * Actions as rows of buttons and menus: at most 5 rows, 5 buttons a row, 25 options a menu. What
 * does not fit is left out from the end; the core is told the limits.
 *
 * @param rows never with the same custom id twice, which Discord refuses
 */
record ActionRows(List<ActionRow> rows) {
  private static final int MOST_ROWS = 5;
  private static final int MOST_BUTTONS = 5;
  private static final int MOST_OPTIONS = 25;
  private static final int LONGEST_LABEL = 80;
  private static final int LONGEST_LINK = 512;
  private static final int LONGEST_OPTION = 100;
  private static final int LONGEST_PROMPT = 150;

  ActionRows {
    rows = List.copyOf(rows);
  }

  static ActionRows of(List<Action> actions) {
    List<ActionRow> rows = new ArrayList<>();
    List<Button> buttons = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Action action : actions) {
      switch (action) {
        case Action.Press press -> button(press, ids).ifPresent(buttons::add);
        case Action.Open open -> button(open).ifPresent(buttons::add);
        case Action.Pick pick when ids.add(pick.id().value()) -> {
          flush(buttons, rows);
          rows.add(ActionRow.of(menu(pick)));
        }
        case Action.Pick _, Action.Share _ -> {} // twice the same id; no such thing here
      }
      if (buttons.size() == MOST_BUTTONS) {
        flush(buttons, rows);
      }
    }
    flush(buttons, rows);
    return new ActionRows(rows.subList(0, Math.min(MOST_ROWS, rows.size())));
  }

  /** How many components they are, the rows counted. */
  int components() {
    return rows.stream().mapToInt(row -> 1 + row.getComponents().size()).sum();
  }

  private static void flush(List<Button> buttons, List<ActionRow> rows) {
    if (!buttons.isEmpty()) {
      rows.add(ActionRow.of(List.copyOf(buttons)));
      buttons.clear();
    }
  }

  private static Optional<Button> button(Action.Press press, Set<String> ids) {
    if (!ids.add(press.id().value())) {
      return Optional.empty();
    }
    String id = press.id().value();
    String label = label(press.label());
    return Optional.of(
        switch (press.tone()) {
          case PLAIN -> Button.secondary(id, label);
          case MAIN -> Button.primary(id, label);
          case DANGER -> Button.danger(id, label);
        });
  }

  private static Optional<Button> button(Action.Open open) {
    URI link = open.link();
    if (Markup.address(link).isEmpty() || link.toASCIIString().length() > LONGEST_LINK) {
      return Optional.empty();
    }
    return Optional.of(Button.link(link.toASCIIString(), label(open.label())));
  }

  private static StringSelectMenu menu(Action.Pick pick) {
    List<SelectOption> options = new ArrayList<>();
    Set<String> values = new HashSet<>();
    for (Option option : pick.options()) {
      boolean fits = !option.value().isEmpty() && option.value().length() <= LONGEST_OPTION;
      if (fits && options.size() < MOST_OPTIONS && values.add(option.value())) {
        String label = Cut.to(Markup.line(option.label()), LONGEST_OPTION);
        options.add(SelectOption.of(label.isEmpty() ? "…" : label, option.value()));
      }
    }
    if (options.isEmpty()) {
      options.add(SelectOption.of("…", "-"));
    }
    String prompt = Cut.to(Markup.line(pick.prompt()), LONGEST_PROMPT);
    return StringSelectMenu.create(pick.id().value())
        .setPlaceholder(prompt.isEmpty() ? null : prompt)
        .addOptions(options)
        .build();
  }

  private static String label(String raw) {
    String label = Cut.to(Markup.line(raw), LONGEST_LABEL);
    return label.isEmpty() ? "…" : label;
  }
}
