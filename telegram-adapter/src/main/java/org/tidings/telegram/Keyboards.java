package org.tidings.telegram;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Option;

/**
 * Buttons under messages, and what their data means when it comes back.
 *
 * <p>A press carries its action id as it is. A choice carries id and value where both fit into 64
 * bytes and so outlives a restart; otherwise, and for turning pages of choices, what they mean is
 * kept here for the most recent {@value #KEPT} keyboards. Our own data begins with a tilde. Safe
 * for many threads.
 */
final class Keyboards {
  static final int DATA = 64;
  static final int LABEL = 64;

  /** Most buttons of a row, of a message, and choices of one page. */
  static final int ROW = 8;

  static final int MESSAGE = 100;
  static final int PAGE = 16;
  static final int KEPT = 5_000;

  private static final int ROW_WIDTH = 36;
  private static final String OURS = "~";

  private final Map<String, List<Action>> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Action>> eldest) {
          return size() > KEPT;
        }
      };

  private final SecureRandom random = new SecureRandom();

  /** What a button's data means. */
  sealed interface Meaning {
    record Pressed(ActionId id) implements Meaning {}

    record Picked(ActionId id, String value) implements Meaning {}

    /** Another page of the same choices. */
    record Turn(Rendered.Keyboard keyboard) implements Meaning {}

    /** A heading: there is nothing to do. */
    record Idle() implements Meaning {}

    /** Forged, cut short or forgotten. */
    record Stale() implements Meaning {}
  }

  Rendered.Keyboard of(List<Action> actions) {
    boolean remember =
        actions.stream()
            .anyMatch(
                a ->
                    switch (a) {
                      case Action.Pick pick ->
                          pick.options().size() > PAGE
                              || pick.options().stream()
                                  .anyMatch(o -> data(pick.id(), o).isEmpty());
                      case Action.Press press -> press.id().value().startsWith(OURS);
                      case Action.Open _, Action.Share _ -> false;
                    });
    return rows(actions, remember ? keep(actions) : "", new int[actions.size()]);
  }

  Meaning read(String data) {
    try {
      return understood(data);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return new Meaning.Stale();
    }
  }

  private Meaning understood(String data) {
    if (!data.startsWith(OURS)) {
      return new Meaning.Pressed(new ActionId(data));
    }
    if (data.equals("~n")) {
      return new Meaning.Idle();
    }
    String rest = data.substring(2);
    return switch (data.charAt(1)) {
      case 'p' -> {
        int end = 2 + Integer.parseInt(rest.substring(0, 2));
        yield new Meaning.Picked(new ActionId(rest.substring(2, end)), rest.substring(end));
      }
      case 'k' -> {
        List<Action> actions = kept(rest.substring(0, 8));
        String[] place = rest.substring(9).split("\\.", -1);
        yield switch (actions.get(Integer.parseInt(place[0]))) {
          case Action.Press press -> new Meaning.Pressed(press.id());
          case Action.Pick pick ->
              new Meaning.Picked(pick.id(), pick.options().get(Integer.parseInt(place[1])).value());
          case Action.Open _, Action.Share _ -> new Meaning.Stale();
        };
      }
      case 't' -> {
        String key = rest.substring(0, 8);
        List<Action> actions = kept(key);
        String[] typed = rest.substring(9).split("\\.", -1);
        int[] pages = new int[actions.size()];
        for (int i = 0; i < pages.length; i++) {
          pages[i] = Integer.parseInt(typed[i]);
        }
        yield new Meaning.Turn(rows(actions, key, pages));
      }
      default -> new Meaning.Stale();
    };
  }

  private String keep(List<Action> actions) {
    String key = "%08x".formatted(random.nextInt());
    synchronized (kept) {
      kept.put(key, actions);
    }
    return key;
  }

  private List<Action> kept(String key) {
    synchronized (kept) {
      List<Action> actions = kept.get(key);
      if (actions == null) {
        throw new IllegalArgumentException("forgotten");
      }
      return actions;
    }
  }

  private static Optional<String> data(ActionId id, Option option) {
    String data = "~p%02d%s%s".formatted(id.value().length(), id.value(), option.value());
    return data.getBytes(StandardCharsets.UTF_8).length <= DATA
        ? Optional.of(data)
        : Optional.empty();
  }

  private static Rendered.Keyboard rows(List<Action> actions, String key, int[] pages) {
    var layout = new Layout();
    for (int i = 0; i < actions.size(); i++) {
      switch (actions.get(i)) {
        case Action.Press(var label, var id, var _) -> {
          String data = id.value().startsWith(OURS) ? "~k%s.%d".formatted(key, i) : id.value();
          layout.add(new Rendered.Button.Data(label(label), data));
        }
        case Action.Open(var label, var link) ->
            Links.web(link).ifPresent(to -> layout.add(new Rendered.Button.Open(label(label), to)));
        case Action.Share(var label, var query) ->
            layout.add(
                new Rendered.Button.Share(label(label), Splitter.cut(Clean.line(query), 256)));
        case Action.Pick pick -> choices(layout, pick, key, i, pages);
      }
    }
    return layout.keyboard();
  }

  private static void choices(Layout layout, Action.Pick pick, String key, int index, int[] pages) {
    int last = (pick.options().size() - 1) / PAGE;
    int page = Math.clamp(pages[index], 0, last);
    layout.row();
    if (!pick.prompt().isBlank()) {
      layout.add(new Rendered.Button.Data(label("▾ " + pick.prompt()), "~n"));
      layout.row();
    }
    int end = Math.min(pick.options().size(), (page + 1) * PAGE);
    for (int i = page * PAGE; i < end; i++) {
      Option option = pick.options().get(i);
      int place = i;
      String data =
          data(pick.id(), option).orElseGet(() -> "~k%s.%d.%d".formatted(key, index, place));
      layout.add(new Rendered.Button.Data(label(option.label()), data));
    }
    if (last > 0) {
      layout.row();
      layout.add(turn("‹", key, index, Math.max(0, page - 1), pages));
      layout.add(new Rendered.Button.Data("%d/%d".formatted(page + 1, last + 1), "~n"));
      layout.add(turn("›", key, index, Math.min(last, page + 1), pages));
    }
    layout.row();
  }

  private static Rendered.Button turn(String label, String key, int index, int to, int[] pages) {
    var places = new ArrayList<String>();
    for (int i = 0; i < pages.length; i++) {
      places.add(Integer.toString(i == index ? to : pages[i]));
    }
    return new Rendered.Button.Data(label, "~t%s.%s".formatted(key, String.join(".", places)));
  }

  static String label(String raw) {
    String line = Splitter.cut(Clean.line(raw), LABEL);
    return line.isEmpty() ? Wording.CUT : line;
  }

  /** Packs buttons into rows that a telephone can show. */
  private static final class Layout {
    private final List<List<Rendered.Button>> rows = new ArrayList<>();
    private List<Rendered.Button> row = new ArrayList<>();
    private int width;
    private int buttons;

    void add(Rendered.Button button) {
      if (buttons == MESSAGE
          || (button instanceof Rendered.Button.Data(var _, var data)
              && data.getBytes(StandardCharsets.UTF_8).length > DATA)) {
        return;
      }
      int own = button.label().length() + 3;
      if (width + own > ROW_WIDTH || row.size() == ROW) {
        row();
      }
      row.add(button);
      width += own;
      buttons++;
    }

    void row() {
      if (!row.isEmpty()) {
        rows.add(row);
      }
      row = new ArrayList<>();
      width = 0;
    }

    Rendered.Keyboard keyboard() {
      row();
      return new Rendered.Keyboard(rows);
    }
  }
}
