package org.tidings.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Reply;
import org.tidings.story.Story;
import org.tidings.story.StoryId;

/** All that is told of one event, in order: {@code /story}. */
final class FullStory implements Command {
  static final String NAME = "story";

  /** Verb of a pick of articles whose stories are wanted. */
  static final String OF = "a";

  /** Verb of a button for a page of a story's reports. */
  static final String PAGE = "p";

  private final Pointer pointer;
  private final Supplier<List<CommandSpec>> commands;

  /**
   * @param commands every command there is: stories can be followed where there is one for it
   */
  FullStory(Pointer pointer, Supplier<List<CommandSpec>> commands) {
    this.pointer = pointer;
    this.commands = commands;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(NAME, false, List.of(Pointer.option("article")), "/story 1");
  }

  @Override
  public Reply run(Call call) {
    return switch (pointer.find(call)) {
      case Pointer.Found.One(var article) -> show(call, Pointer.story(call, article.id()));
      case Pointer.Found.None(Reply reply) -> reply;
    };
  }

  private Reply show(Call call, Optional<Story> story) {
    return story
        .<Reply>map(found -> new Reply.Say(StoryPost.overview(call, found, canFollow(call))))
        .orElseGet(() -> Answers.expired(call));
  }

  @Override
  public Reply press(Call call, Press press) {
    if (press.verb().equals(PAGE)) {
      return page(call, press.payload());
    }
    String id = press.picked().isEmpty() ? press.payload() : press.picked().getFirst();
    return show(call, Buttons.number(id).flatMap(n -> Pointer.story(call, new ArticleId(n))));
  }

  private Reply page(Call call, String payload) {
    String[] parts = payload.split("\\.", -1);
    Optional<Story> story =
        Buttons.number(parts[0])
            .flatMap(id -> call.desk().stories().story(new StoryId(id), call.scope()));
    Optional<Long> from = parts.length == 2 ? Buttons.number(parts[1]) : Optional.empty();
    if (story.isEmpty() || from.isEmpty() || from.get() > story.get().articles().size()) {
      return Answers.expired(call);
    }
    int start = Math.toIntExact(from.get() - 1);
    return new Reply.Replace(StoryPost.reports(call, story.get(), start));
  }

  private boolean canFollow(Call call) {
    return commands.get().stream()
        .filter(spec -> spec.name().equals("follow"))
        .anyMatch(spec -> call.standing().reaches(spec.audience()));
  }

  /** The way to an article's story, where more than one outlet tells it. */
  static Optional<Action> button(Call call, ArticleId article) {
    return Pointer.story(call, article)
        .filter(story -> story.sources() > 1)
        .map(
            story ->
                call.buttons()
                    .run(
                        Sentences.say("button.story", story.sources()),
                        NAME + " " + Pointer.name(story.id())));
  }
}
