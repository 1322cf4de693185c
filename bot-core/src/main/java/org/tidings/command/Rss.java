package org.tidings.command;

import java.util.List;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.FileBytes;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/** The last list as an RSS document: {@code /rss}. */
final class Rss implements Command {
  private final ShownLists lists;
  private final Latest latest;

  Rss(ShownLists lists, Latest latest) {
    this.lists = lists;
    this.latest = latest;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec("rss", false, List.of(), "/rss");
  }

  @Override
  public Reply run(Call call) {
    Optional<ShownList> last =
        lists
            .last(call.caller().key(), call.where().key(), call.now().minus(Pointer.MEMORY))
            .filter(list -> list.desk().equals(call.desk().name()));
    String title = last.map(ShownList::title).orElse(Sentences.say("title.latest"));
    List<Article> articles =
        call.desk()
            .articles()
            .articles(
                last.map(ShownList::articles)
                    .orElseGet(
                        () ->
                            latest
                                .fetch(call, new Listing.Slice(call.now(), false, 0, 20))
                                .articles()));
    if (articles.isEmpty()) {
      return latest.nothing(call);
    }
    if (!call.limits().files()) {
      return new Reply.Refuse(Reply.Reason.LIMIT, Sentences.say("rss.no.files"));
    }
    String document = RssDocument.of(title, articles, call.now());
    return new Reply.Say(
        new Post(
            List.of(
                Block.Words.of(Sentences.say("rss.words", title, articles.size())),
                new Block.File("tidings.xml", "application/rss+xml", FileBytes.of(document))),
            List.of()));
  }
}
