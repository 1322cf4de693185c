package org.tidings.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;

/** A command whose answer is a list of articles with pages; {@link ListPages} does the rest. */
interface Listing extends Command {
  /** The articles of one slice, in order. */
  Batch fetch(Call call, Slice slice);

  /** What the list is called, and remarks to read before it. */
  Heading heading(Call call, Instant asOf);

  /** What to say when there is nothing at all. */
  Reply nothing(Call call);

  /** Remarks beside the headlines, by article. */
  Map<ArticleId, String> notes(Call call, List<Article> articles, Instant asOf);

  /** The headline as it is shown. */
  default RichText title(Call call, Article article) {
    return RichText.plain(article.report().title());
  }

  /** What is shown under a headline; empty for nothing. */
  default List<Block> under(Call call, Article article) {
    return List.of();
  }

  /** Buttons beside those of the pages, about the articles of this page or all. */
  default List<Action> more(Call call, List<Article> articles, Instant asOf) {
    return List.of();
  }

  /** How many articles a page has when the caller does not say. */
  default int size() {
    return 10;
  }

  /**
   * A part of a list.
   *
   * @param asOf the moment of the list
   * @param bounded whether articles after that moment must be left out: on later pages
   */
  record Slice(Instant asOf, boolean bounded, int from, int count) {}

  /**
   * Some articles of a list, in order.
   *
   * @param total how many there are in all; 0 when not known
   */
  record Batch(List<ArticleId> articles, long total) {
    public Batch {
      articles = List.copyOf(articles);
    }
  }

  /** What stands above a list. */
  record Heading(String title, List<String> remarks) {
    public Heading {
      remarks = List.copyOf(remarks);
    }
  }
}
