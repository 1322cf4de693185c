package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.trend.Rising;

/** Rising words as a post; each leads to a search. */
final class RisingPost {
  private static final int BUTTONS = 4;

  private RisingPost() {}

  static Reply of(Call call, List<Rising.Word> words, Period period, Bounds bounds) {
    String label = bounds.label();
    String title =
        label.isEmpty()
            ? Sentences.say("title.rising", period.label())
            : Sentences.say("title.rising.of", label, period.label());
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Words(RichText.of(new RichText.Span.Strong(title))));
    bounds.remarks().forEach(remark -> blocks.add(Block.Words.of(remark)));
    blocks.add(new Block.Facts(words.stream().map(RisingPost::fact).toList()));
    blocks.add(Block.Words.of(Sentences.say("rising.rule")));
    blocks.addAll(Answers.sample(call));
    List<Action> actions = new ArrayList<>();
    for (Rising.Word word : words.stream().limit(BUTTONS).toList()) {
      actions.add(
          call.buttons().run(Sentences.say("button.search", word.text()), line(query(word))));
    }
    actions.add(
        new Action.Pick(
            Sentences.say("pick.rising"),
            call.buttons().run("", "search words:{}").id(),
            words.stream()
                .limit(call.limits().options())
                .map(word -> new Option(Names.cut(word.text(), 90), Names.cut(query(word), 90)))
                .toList()));
    actions.add(call.buttons().run(Sentences.say("button.trending"), TrendingNow.NAME));
    return new Reply.Say(new Post(blocks, Answers.fitting(call, actions)));
  }

  private static Block.Fact fact(Rising.Word word) {
    return Block.Fact.of(
        word.text(),
        Sentences.say("rising.word", word.reports(), word.sources(), Math.round(word.usual())));
  }

  private static String query(Rising.Word word) {
    return word.text().indexOf(' ') > 0 ? '"' + word.text() + '"' : word.text();
  }

  private static String line(String words) {
    return new Values(Search.NAME, Optional.empty(), Map.of("words", words)).line();
  }
}
