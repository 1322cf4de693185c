package org.tidings.discord;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Post;

/**
 * Which form posts take: Components V2, and embeds where a server does not take those. A server
 * that refused the first few and took none is not asked again. Safe for many threads.
 */
final class Looks {
  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
  private static final int ENOUGH = 3;
  private static final int BAD_REQUEST = 400;
  private static final int NO_CODE = 0;
  private static final int EMPTY_MESSAGE = 50_006;
  private static final int INVALID_FORM = 50_035;
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile boolean known;

  /** The form that this server is likely to take. */
  Rendered of(Post post) {
    return !known && refusals.get() >= ENOUGH ? EmbedRenderer.render(post) : Renderer.render(post);
  }

  /**
   * The form to try when an answer says that the tried one is not taken; empty when there is none
   * better.
   */
  Optional<Rendered> instead(Rendered tried, Call answer, Post post) {
    if (tried.embeds()) {
      return Optional.empty();
    }
    if (answer instanceof Call.Done) {
      known = true;
      return Optional.empty();
    }
    if (!(answer instanceof Call.Refused refused) || !isAboutTheForm(refused)) {
      return Optional.empty();
    }
    LOG.info("Discord does not take Components V2 (error {}): embeds instead", refused.code());
    refusals.incrementAndGet();
    return Optional.of(EmbedRenderer.render(post));
  }

  private static boolean isAboutTheForm(Call.Refused refused) {
    return refused.status() == BAD_REQUEST
        && (refused.code() == INVALID_FORM
            || refused.code() == EMPTY_MESSAGE
            || refused.code() == NO_CODE);
  }
}
