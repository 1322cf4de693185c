package org.tidings.app.terminal;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/** Lines from arguments or a pipe, replies to a stream, as text or as JSON. */
public final class PipedScreen implements Screen {
  private final Supplier<Optional<String>> lines;
  private final PrintStream out;
  private final Function<Reply, String> renderer;
  private final boolean takesPosts;
  private boolean fresh = true;

  private PipedScreen(
      Supplier<Optional<String>> lines,
      PrintStream out,
      Function<Reply, String> renderer,
      boolean takesPosts) {
    this.lines = lines;
    this.out = out;
    this.renderer = renderer;
    this.takesPosts = takesPosts;
  }

  /** Replies as text, an empty line between them. */
  public static PipedScreen text(
      Supplier<Optional<String>> lines, PrintStream out, TerminalStyle style) {
    return new PipedScreen(lines, out, new TerminalRenderer(style)::render, true);
  }

  /** One JSON object a message and nothing else, so that programs can count. */
  public static PipedScreen json(Supplier<Optional<String>> lines, PrintStream out) {
    return new PipedScreen(lines, out, new JsonRenderer()::render, false);
  }

  @Override
  public Optional<String> read() {
    return lines.get();
  }

  @Override
  public synchronized void show(Reply reply) {
    String text = renderer.apply(reply);
    if (takesPosts && !fresh && !text.isEmpty()) {
      out.print('\n');
    }
    fresh = fresh && text.isEmpty();
    out.print(text);
    out.flush();
  }

  @Override
  public synchronized boolean post(Post post) {
    if (takesPosts) {
      show(new Reply.Say(post));
    }
    return takesPosts;
  }

  /** Leaves the streams open: they belong to whoever gave them. */
  @Override
  public void close() {}
}
