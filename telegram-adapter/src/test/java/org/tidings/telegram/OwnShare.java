package org.tidings.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.tidings.chat.Post;
import org.tidings.telegram.standin.BotRules;

/** What the adapter itself costs per answer, without library, network and command. */
public final class OwnShare {
  private OwnShare() {}

  /** CPU milliseconds from an update's JSON to a request's JSON, warm. */
  public static double measure(Post answer, int rounds) {
    var rules = new BotRules(System::nanoTime);
    String update =
        BotRules.update("message", rules.message(7, "private", 7, "/latest energy"))
            .put("update_id", 1)
            .toString();
    var mapper = new InboundMapper(BotRules.BOT, BotRules.NAME);
    var renderer = new Renderer(new Keyboards());
    long written = 0;
    for (int i = 0; i < rounds; i++) {
      written += once(mapper, renderer, update, answer);
    }
    var threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < rounds; i++) {
      written += once(mapper, renderer, update, answer);
    }
    if (written == 0) {
      throw new IllegalStateException("nothing written");
    }
    return (threads.getCurrentThreadCpuTime() - begun) / 1e6 / rounds;
  }

  private static int once(InboundMapper mapper, Renderer renderer, String update, Post answer) {
    try {
      var in = Updates.read(Json.MAPPER.readTree(update)).flatMap(mapper::map).orElseThrow();
      Rendered rendered = renderer.render(answer, Renderer.Manner.ANSWER);
      int length = 0;
      for (Rendered.Piece piece : rendered.pieces()) {
        if (piece instanceof Rendered.Piece.Text text) {
          RawRequest request =
              Requests.text(
                  in.where(), text, rendered.keyboard(), Optional.empty(), Requests.Style.FULL);
          length += Json.MAPPER.writeValueAsString(request).length();
        }
      }
      return length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
