package org.tidings.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Block;
import org.tidings.chat.InlinePage;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Lookup;

/** Answers {@code @bot words} in any chat: cards to choose from, kept a short time per query. */
final class InlineAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(InlineAnswers.class);
  private static final int PAGE = 50;
  private static final int QUERY = 256;
  private static final int ID = 64;
  private static final int KEPT = 200;
  private static final long LONGEST_KEPT = 300;

  private final Api api;
  private final Renderer renderer;
  private final InteractionHandler handler;
  private final InstantSource clock;
  private final Map<String, Page> pages =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Page> eldest) {
          return size() > KEPT;
        }
      };

  private record Page(ArrayNode cards, String next, long seconds, Instant until) {}

  InlineAnswers(Api api, Renderer renderer, InteractionHandler handler, InstantSource clock) {
    this.api = api;
    this.renderer = renderer;
    this.handler = handler;
    this.clock = clock;
  }

  void answer(Inbound.Inline asked) {
    Page page;
    try {
      page = page(asked);
    } catch (RuntimeException e) {
      LOG.error("an inline query failed: {} at {}", e.getClass().getName(), KeyedWork.where(e));
      page = new Page(Json.MAPPER.createArrayNode(), "", 1, clock.instant());
    }
    ObjectNode answer = Json.MAPPER.createObjectNode().put("inline_query_id", asked.query());
    answer.set("results", page.cards());
    answer.put("cache_time", page.seconds()).put("is_personal", false);
    answer.put("next_offset", page.next());
    api.call("answerInlineQuery", answer);
  }

  private Page page(Inbound.Inline asked) {
    String words = Splitter.cut(Clean.line(asked.words()), QUERY);
    String key = asked.caller().locale().toLanguageTag() + "\n" + asked.cursor() + "\n" + words;
    Instant now = clock.instant();
    synchronized (pages) {
      Page known = pages.get(key);
      if (known != null && known.until().isAfter(now)) {
        return known;
      }
    }
    InlinePage found =
        handler.search(new Lookup.InlineSearch(asked.caller(), words, asked.cursor()));
    long seconds = Math.clamp(found.keep().toSeconds(), 0, LONGEST_KEPT);
    Page page = new Page(cards(found), cursor(found), seconds, now.plusSeconds(seconds));
    if (seconds > 0) {
      synchronized (pages) {
        pages.put(key, page);
      }
    }
    return page;
  }

  private static String cursor(InlinePage found) {
    return found.next().getBytes(StandardCharsets.UTF_8).length <= ID ? found.next() : "";
  }

  private ArrayNode cards(InlinePage found) {
    ArrayNode cards = Json.MAPPER.createArrayNode();
    for (InlinePage.Found one : found.found()) {
      boolean fits = one.id().getBytes(StandardCharsets.UTF_8).length <= ID && !one.id().isEmpty();
      if (cards.size() < PAGE && fits) {
        cards.add(card(one));
      }
    }
    return cards;
  }

  private ObjectNode card(InlinePage.Found one) {
    Rendered rendered = renderer.render(one.post(), Renderer.Manner.TEXT);
    var text = (Rendered.Piece.Text) rendered.pieces().getFirst();
    ObjectNode card = Json.MAPPER.createObjectNode().put("type", "article").put("id", one.id());
    String title = Clean.line(one.title());
    card.put("title", title.isEmpty() ? Wording.CUT : Splitter.cut(title, 256));
    card.put("description", Splitter.cut(Clean.line(one.line()), 256));
    image(one).ifPresent(to -> card.put("thumbnail_url", to.toASCIIString()));
    ObjectNode content = card.putObject("input_message_content");
    content.put("message_text", Requests.words(text.text(), Requests.Style.HTML));
    content.put("parse_mode", "HTML");
    content.set("link_preview_options", Json.MAPPER.valueToTree(Requests.preview(text.preview())));
    var keyboard = Requests.markup(rendered.keyboard(), Requests.Style.FULL);
    if (keyboard != null) {
      card.set("reply_markup", Json.MAPPER.valueToTree(keyboard));
    }
    return card;
  }

  private static Optional<URI> image(InlinePage.Found one) {
    return one.post().blocks().stream()
        .filter(Block.Headline.class::isInstance)
        .map(Block.Headline.class::cast)
        .flatMap(headline -> headline.image().stream())
        .flatMap(image -> Links.web(image).stream())
        .findFirst();
  }
}
