package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.chat.Block;
import org.tidings.chat.RichText;
import org.tidings.digest.Brief;
import org.tidings.digest.Briefs;
import org.tidings.digest.Timeline;
import org.tidings.story.Story;
import org.tidings.text.Tokenizer;

/** The brief of a story in sentences of its articles, with the outlets that wrote them. */
final class StoryBrief {
  /** Articles that a brief is made of. */
  private static final int READ = 8;

  private StoryBrief() {}

  /** Made when the first brief is wanted: a start must not wait for it. */
  private static final class Shipped {
    private static final Tokenizer TOKENIZER = new Tokenizer();
    private static final Briefs BRIEFS = new Briefs(TOKENIZER);
  }

  /** The tokenizer of these readings. */
  static Tokenizer tokenizer() {
    return Shipped.TOKENIZER;
  }

  /** The brief of a story around one of its articles; nothing when no article says anything. */
  static Optional<Block> of(Article lead, Optional<Story> story) {
    List<Article> read = read(lead, story);
    Brief brief = read.size() > 1 ? Shipped.BRIEFS.of(read) : new Brief(List.of());
    if (brief.text().isEmpty()) {
      // told by one alone: its own beginning
      String words = org.tidings.command.Brief.of(lead.report(), Brief.LONGEST);
      return words.isEmpty() ? Optional.empty() : Optional.of(said(words, lead.report().source()));
    }
    return Optional.of(said(brief.text(), String.join(", ", brief.sources())));
  }

  private static Block said(String words, String sources) {
    List<RichText.Span> spans = new ArrayList<>();
    spans.add(new RichText.Span.Plain(words));
    if (!sources.isBlank()) {
      spans.add(new RichText.Span.Plain(" " + Sentences.say("brief.by", sources)));
    }
    return new Block.Words(new RichText(spans));
  }

  /** The lead and the newest other news in its language that repeat nobody's text. */
  private static List<Article> read(Article lead, Optional<Story> story) {
    List<Article> read = new ArrayList<>(List.of(lead));
    story.ifPresent(
        all ->
            all.articles().reversed().stream()
                .filter(article -> !article.id().equals(lead.id()))
                .filter(article -> !all.copies().contains(article.id()))
                .filter(article -> !Timeline.isView(article))
                .filter(a -> a.report().language().equals(lead.report().language()))
                .limit(READ - 1)
                .forEach(read::add));
    return read;
  }
}
