package org.tidings.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Interaction;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.feed.Scope;
import org.tidings.search.Filter;

/** Answers /latest, until the commands are here. */
final class FirstWords implements InteractionHandler {
  private final Home home;

  FirstWords(Home home) {
    this.home = home;
  }

  @Override
  public List<CommandSpec> commands() {
    return List.of(
        new CommandSpec(
            "latest",
            "The newest articles",
            false,
            false,
            CommandSpec.Audience.EVERYONE,
            List.of(),
            List.of(),
            List.of("/latest")));
  }

  @Override
  public Reply handle(Interaction interaction) {
    List<Block> blocks = new ArrayList<>();
    List<ArticleId> ids = home.index().latest(Filter.of(Scope.ALL), 0, 5);
    for (Article article : home.store().articles(ids)) {
      blocks.add(
          new Block.Headline(
              Optional.of(blocks.size() + 1),
              RichText.plain(article.report().title()),
              article.report().link(),
              article.report().source(),
              article.at(),
              "",
              Optional.empty()));
    }
    return blocks.isEmpty()
        ? new Reply.Refuse(Reply.Reason.NOT_FOUND, "There is no article yet.")
        : new Reply.Say(new Post(blocks, List.of()));
  }

  @Override
  public List<Option> complete(Lookup.Completion asked) {
    return List.of();
  }

  @Override
  public InlinePage search(Lookup.InlineSearch asked) {
    return new InlinePage(List.of(), "", Duration.ZERO);
  }
}
