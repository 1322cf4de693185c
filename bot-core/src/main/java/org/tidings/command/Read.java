package org.tidings.command;

import java.util.List;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Reply;

/** One article with all its facts: {@code /read}. */
final class Read implements Command {
  static final String NAME = "read";

  /** Verb of a pick of articles. */
  static final String ARTICLE = "a";

  /** Verb of a button for a further page of an article's text. */
  static final String PAGE = "p";

  private final Pointer pointer;

  Read(Pointer pointer) {
    this.pointer = pointer;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(NAME, false, List.of(Pointer.option("article")), "/read 1");
  }

  @Override
  public Reply run(Call call) {
    return switch (pointer.find(call)) {
      case Pointer.Found.One(var article) -> new Reply.Say(ArticleCard.of(call, article));
      case Pointer.Found.None(Reply reply) -> reply;
    };
  }

  @Override
  public Reply press(Call call, Press press) {
    if (press.verb().equals(PAGE)) {
      return page(call, press.payload());
    }
    String id = press.picked().isEmpty() ? press.payload() : press.picked().getFirst();
    return Buttons.number(id)
        .flatMap(n -> Pointer.article(call, new ArticleId(n)))
        .<Reply>map(article -> new Reply.Say(ArticleCard.of(call, article)))
        .orElseGet(() -> Answers.expired(call));
  }

  private static Reply page(Call call, String payload) {
    String[] parts = payload.split("\\.", 2);
    Optional<Long> page = parts.length == 2 ? Buttons.number(parts[1]) : Optional.empty();
    return Buttons.number(parts[0])
        .flatMap(id -> Pointer.article(call, new ArticleId(id)))
        .flatMap(article -> ArticleCard.page(call, article, page.map(Long::intValue).orElse(0)))
        .<Reply>map(Reply.Say::new)
        .orElseGet(() -> Answers.expired(call));
  }
}
