package org.tidings.app.terminal;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Destination;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Option;
import org.tidings.chat.PlatformRefused;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.testkit.PlatformDriver;

/**
 * Types at a terminal and reads what is printed, with the real renderer. A terminal has one place:
 * {@link #room} until a direct chat is used first.
 */
final class TerminalDriver implements PlatformDriver {
  private static final Pattern BUTTON = Pattern.compile("(?m)^#(\\d+) (.*)$");
  private static final Pattern CHOICE = Pattern.compile("(?:^|, )(\\d+) ([^,]+)");

  private final Path folder;
  private final BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final FakeScreen screen = new FakeScreen();
  private boolean moderator;
  private boolean direct;
  private @Nullable ChatPlatform platform;
  private @Nullable InteractionHandler handler;
  private String last = "";

  TerminalDriver(Path folder) {
    this.folder = folder;
  }

  /** Becomes a real platform when it is started, because only then all settings are known. */
  @Override
  public ChatPlatform platform() {
    return new LatePlatform(this::made);
  }

  private ChatPlatform made(@Nullable InteractionHandler asked) {
    ChatPlatform made = platform;
    if (made == null) {
      made = new TerminalPlatform(settings(), screen, new TerminalFiles(folder));
      platform = made;
    }
    if (asked != null) {
      handler = asked;
    }
    return made;
  }

  private TerminalSettings settings() {
    return new TerminalSettings(
        moderator,
        direct ? Optional.empty() : Optional.of("newsroom"),
        () -> ZoneOffset.UTC,
        Locale.ENGLISH);
  }

  @Override
  public String person() {
    return TerminalSettings.PERSON;
  }

  @Override
  public Destination room() {
    return new Destination("terminal", "newsroom", "", false);
  }

  @Override
  public Destination direct() {
    return new Destination("terminal", TerminalSettings.PERSON, "", true);
  }

  @Override
  public void moderator(boolean is) {
    moderator = is;
  }

  @Override
  public List<String> menu() {
    return completer().offers(List.of(), "/").stream()
        .map(offer -> offer.value().substring(1))
        .toList();
  }

  private TerminalCompleter completer() {
    return new TerminalCompleter(Objects.requireNonNull(handler), settings());
  }

  @Override
  public void types(String command, String words) {
    type(("/" + command + " " + words).strip());
  }

  private void type(String line) {
    typed.add(Optional.of(line));
  }

  @Override
  public void typesDirectly(String command, String words) {
    // a terminal is one place for as long as it is open, so this one opens anew as a direct chat
    InteractionHandler same = Objects.requireNonNull(handler);
    Objects.requireNonNull(platform).close();
    platform = null;
    direct = true;
    screen.reopen();
    try {
      made(same).start(same);
    } catch (PlatformRefused e) {
      throw new AssertionError("a terminal refuses nobody", e);
    }
    types(command, words);
  }

  @Override
  public void says(String text) {
    type(text);
  }

  @Override
  public void presses(String label) {
    Matcher button = BUTTON.matcher(last);
    while (button.find()) {
      if (button.group(2).equals(label)) {
        type("#" + button.group(1));
        return;
      }
    }
    throw new AssertionError("no button '%s' in: %s".formatted(label, last));
  }

  @Override
  public void picks(List<String> values) {
    type("#1 " + values.getFirst());
  }

  @Override
  public void submits(Map<String, String> answers) {
    int left = answers.size();
    for (String answer : answers.values()) {
      type(answer);
      if (--left > 0) {
        next();
      }
    }
  }

  @Override
  public void forges(String actionId) {
    type("#" + actionId);
  }

  @Override
  public Optional<List<String>> completes(String command, String option, String value) {
    return Optional.of(
        completer().offers(List.of("/" + command), value).stream().map(Option::value).toList());
  }

  @Override
  public Optional<List<String>> inline(String query) {
    return Optional.empty();
  }

  @Override
  public Seen next() {
    try {
      Seen next = seen.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing was printed in 10 s");
      }
      last = next.text();
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public Set<Trouble> troubles() {
    return Set.of();
  }

  @Override
  public void troublesNext(Trouble trouble) {
    throw new AssertionError("a terminal has no trouble");
  }

  /** A terminal acknowledges by printing; there is nothing else to check. */
  @Override
  public void checkAcknowledged() {}

  @Override
  public void close() {
    screen.close();
  }

  private final class FakeScreen implements Screen {
    private final TerminalRenderer renderer =
        new TerminalRenderer(TerminalStyle.piped(() -> ZoneOffset.UTC));

    @Override
    public Optional<String> read() {
      try {
        return typed.take();
      } catch (InterruptedException _) {
        return Optional.empty();
      }
    }

    @Override
    public void show(Reply reply) {
      String text = renderer.render(reply);
      if (!text.isEmpty()) {
        seen.add(new Seen(reply instanceof Reply.Ask ? How.FORM : How.NEW, text, labels(text)));
      }
    }

    @Override
    public boolean post(Post post) {
      show(new Reply.Say(post));
      return true;
    }

    @Override
    public void close() {
      typed.add(Optional.empty());
    }

    void reopen() {
      typed.clear();
    }
  }

  private static List<String> labels(String text) {
    List<String> labels = new ArrayList<>();
    Matcher button = BUTTON.matcher(text);
    while (button.find()) {
      String label = button.group(2);
      labels.add(label);
      Matcher choice = CHOICE.matcher(label.substring(label.indexOf(": ") + 2));
      while (label.contains(": ") && choice.find()) {
        labels.add(choice.group(2));
      }
    }
    return labels;
  }
}
