package org.tidings.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Interaction;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.Translation;

/** Writes down what it is handed and answers what it was told to. Safe for many threads. */
public final class RecordingHandler implements InteractionHandler {
  /** What it answers until told otherwise. */
  public static final Reply DONE = new Reply.Say(Post.words("done"));

  private final BlockingQueue<Interaction> heard = new LinkedBlockingQueue<>();
  private final AtomicReference<Reply> answer = new AtomicReference<>(DONE);
  private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
  private final AtomicReference<@Nullable CountDownLatch> hang = new AtomicReference<>();
  private final AtomicReference<InlinePage> found =
      new AtomicReference<>(new InlinePage(List.of(), "", Duration.ZERO));

  /** Answers this from now on. */
  public void answer(Reply reply) {
    answer.set(reply);
  }

  /** Throws at the next interaction. */
  public void breakNext(RuntimeException thrown) {
    fault.set(thrown);
  }

  /** Answers the next interaction when the latch is open. */
  public void hangNext(CountDownLatch latch) {
    hang.set(latch);
  }

  /** Finds this at every inline query. */
  public void found(InlinePage page) {
    found.set(page);
  }

  /** Waits for the next interaction, oldest first; 40 s at most. */
  public Interaction next() throws InterruptedException {
    Interaction interaction = heard.poll(40, TimeUnit.SECONDS);
    if (interaction == null) {
      throw new AssertionError("nothing was handed over in 40 s");
    }
    return interaction;
  }

  @Override
  public List<CommandSpec> commands() {
    return List.of(
        spec("latest", false, false, true),
        spec("settings", true, false, false),
        spec("feedback", false, true, false));
  }

  @Override
  public Reply handle(Interaction interaction) {
    Reply reply = answer.get();
    RuntimeException thrown = fault.getAndSet(null);
    CountDownLatch latch = hang.getAndSet(null);
    heard.add(interaction);
    if (thrown != null) {
      throw thrown;
    }
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return reply;
  }

  /** Completes to "energy" and nothing else. */
  @Override
  public List<Option> complete(Lookup.Completion asked) {
    return Optional.of(Option.of("energy")).stream()
        .filter(option -> option.value().startsWith(asked.typed()))
        .toList();
  }

  @Override
  public InlinePage search(Lookup.InlineSearch asked) {
    return found.get();
  }

  private static CommandSpec spec(
      String name, boolean privately, boolean opensForm, boolean completes) {
    return new CommandSpec(
        name,
        "What " + name + " does",
        privately,
        opensForm,
        CommandSpec.Audience.EVERYONE,
        List.of(
            new OptionSpec(
                "words", "Any words", OptionSpec.Type.TEXT, false, List.of(), completes)),
        List.of(),
        List.of("/" + name),
        name.equals("latest")
            ? List.of(
                new Translation(Locale.GERMAN, "neueste", "Das Neueste"),
                new Translation(Locale.of("es"), "últimas", "Lo último"))
            : List.of());
  }
}
