package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.search.Ask;
import org.tidings.text.Tokenizer;

/** Answers a question with sentences as they stand in articles: {@code /ask}. */
final class AskNews implements Command {
  static final String NAME = "ask";
  private static final int QUOTES = 3;
  private static final int LONGEST = 300;

  private final Tokenizer tokenizer;

  AskNews(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(
        NAME,
        false,
        List.of(
            new OptionSpec(
                "question",
                Sentences.say("option.question"),
                OptionSpec.Type.TEXT,
                true,
                List.of(),
                false)),
        "/ask who won the election in Turkey?");
  }

  @Override
  public Reply run(Call call) {
    String question = call.values().get("question").orElse("");
    if (question.length() > LONGEST) {
      return new Reply.Refuse(Reply.Reason.LIMIT, Sentences.say("too.long", LONGEST));
    }
    List<Ask.Quote> quotes =
        new Ask(call.desk().index(), call.desk().articles(), tokenizer)
            .answer(
                question,
                new Bounds(call).everywhere(new Listing.Slice(call.now(), false, 0, QUOTES)),
                QUOTES,
                call.now());
    String words = question.replaceFirst("[?!.\\s]+$", "");
    Action search =
        call.buttons()
            .run(
                Sentences.say("button.search", Names.cut(words, 60)),
                new Values(Search.NAME, Optional.empty(), Map.of("words", words)).line());
    return quotes.isEmpty()
        ? Answers.nothing(
            call,
            Sentences.say("ask.unknown"),
            List.of(
                search,
                call.buttons().run(Sentences.say("button.latest"), "latest"),
                call.buttons().run(Sentences.say("button.trending"), "trending"),
                call.buttons().run(Sentences.say("button.help"), "help")))
        : told(call, question, quotes, search);
  }

  private static Reply told(Call call, String question, List<Ask.Quote> quotes, Action search) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Words(
            RichText.of(
                new RichText.Span.Strong(Sentences.say("title.ask", Names.cut(question, 200))))));
    List<Action> actions = new ArrayList<>();
    int rank = 0;
    for (Ask.Quote quote : quotes) {
      rank++;
      ArticleId id = quote.article().id();
      blocks.add(Block.Words.of("“" + quote.sentence() + "”"));
      blocks.add(
          ListPages.headline(
              call,
              quote.article(),
              Optional.of(rank),
              RichText.plain(quote.article().report().title()),
              ""));
      actions.add(
          call.buttons()
              .press(
                  Sentences.say("button.read.number", rank),
                  Read.NAME,
                  Read.ARTICLE,
                  Long.toString(id.value(), 36)));
    }
    blocks.addAll(Answers.sample(call));
    actions.add(search);
    return new Reply.Say(new Post(blocks, Answers.fitting(call, actions)));
  }
}
