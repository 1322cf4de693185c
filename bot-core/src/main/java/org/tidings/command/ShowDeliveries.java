package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Room;
import org.tidings.delivery.State;

/** What is owed, sent, in doubt and failed in this room: {@code /deliveries}. */
final class ShowDeliveries implements Command {
  static final String NAME = "deliveries";
  private static final int SIZE = 10;
  private static final String ARRIVED = "arrived";
  private static final String AGAIN = "again";
  private static final String OPEN = "open";
  private static final String REPEATS = "repeats";

  private final DeliveryDesks desks;

  ShowDeliveries(DeliveryDesks desks) {
    this.desks = desks;
  }

  @Override
  public CommandSpec spec() {
    List<String> words = new ArrayList<>();
    for (State state : State.values()) {
      words.add(word(state));
    }
    return new CommandSpec(
        NAME,
        Sentences.say("command.deliveries"),
        true,
        false,
        Audience.MODERATORS,
        List.of(
            new OptionSpec(
                "state",
                Sentences.say("option.state"),
                OptionSpec.Type.WORD,
                false,
                words.stream().map(org.tidings.chat.Option::of).toList(),
                false)),
        List.of(),
        List.of("/deliveries", "/deliveries in-doubt"));
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Reply run(Call call) {
    return new Reply.Say(post(call), true);
  }

  private Post post(Call call) {
    Delivering desk = desks.of(call.desk());
    String room = call.where().key();
    List<Block> blocks = new ArrayList<>();
    blocks.add(counts(desk.outbox().counts(room)));
    List<Action> actions = new ArrayList<>();
    Optional<Room> known = desk.outbox().room(room);
    known
        .filter(r -> r.access() != Room.Access.OPEN)
        .ifPresent(
            r -> {
              blocks.add(Block.Words.of(Sentences.say("deliveries.closed", r.reason(), r.cure())));
              actions.add(call.buttons().press(Sentences.say("button.try"), NAME, OPEN, ""));
            });
    List<State> states =
        call.values().get("state").stream()
            .map(text -> State.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')))
            .toList();
    for (Delivery delivery : desk.outbox().last(room, states, 0, SIZE)) {
      blocks.add(line(call, delivery));
      settle(call, delivery, actions);
    }
    boolean repeats = known.map(Room::repeats).orElse(false);
    actions.add(
        call.buttons()
            .press(
                Sentences.say(repeats ? "button.once" : "button.repeats"),
                NAME,
                REPEATS,
                repeats ? "0" : "1"));
    return new Post(blocks, Answers.fitting(call, actions));
  }

  private static Block counts(Map<State, Integer> counts) {
    List<Block.Fact> facts = new ArrayList<>();
    counts.forEach(
        (state, count) ->
            facts.add(
                Block.Fact.of(
                    Sentences.say("delivery.state." + state.name().toLowerCase(Locale.ROOT)),
                    Integer.toString(count))));
    return facts.isEmpty()
        ? Block.Words.of(Sentences.say("deliveries.none"))
        : new Block.Facts(facts);
  }

  private static Block line(Call call, Delivery delivery) {
    String title =
        delivery
            .what()
            .article()
            .flatMap(call.desk().articles()::article)
            .map(article -> article.report().title())
            .orElse(Names.cut(delivery.what().words(), 80));
    return new Block.Words(
        RichText.of(
            new Span.Plain(DeliveryWords.state(delivery) + " · "),
            Moments.span(delivery.tried().orElse(delivery.owed()), call.zone()),
            new Span.Plain(" · " + title)));
  }

  private static void settle(Call call, Delivery delivery, List<Action> actions) {
    String id = Long.toString(delivery.id().value(), 36);
    String number = Long.toString(delivery.id().value());
    if (delivery.state() == State.IN_DOUBT) {
      actions.add(call.buttons().press(Sentences.say("button.arrived", number), NAME, ARRIVED, id));
    }
    if (delivery.state() == State.IN_DOUBT || delivery.state() == State.UNFIT) {
      actions.add(call.buttons().press(Sentences.say("button.again", number), NAME, AGAIN, id));
    }
  }

  @Override
  public Reply press(Call call, Press press) {
    Delivering desk = desks.of(call.desk());
    String room = call.where().key();
    switch (press.verb()) {
      case OPEN ->
          desk.outbox()
              .room(room)
              .ifPresent(
                  r ->
                      desk.outbox()
                          .put(
                              new Room(
                                  r.where(),
                                  r.access(),
                                  r.reason(),
                                  r.cure(),
                                  call.now(),
                                  0,
                                  r.repeats())));
      case REPEATS -> {
        Room r = desk.outbox().room(call.where());
        desk.outbox()
            .put(
                new Room(
                    r.where(),
                    r.access(),
                    r.reason(),
                    r.cure(),
                    r.notBefore(),
                    r.failures(),
                    press.payload().equals("1")));
      }
      case ARRIVED, AGAIN -> {
        Optional<Delivery> delivery =
            Buttons.number(press.payload())
                .map(DeliveryId::new)
                .flatMap(desk.outbox()::find)
                .filter(d -> d.to().key().equals(room));
        if (delivery.isEmpty()) {
          return Answers.expired(call);
        }
        settle(call, desk, press.verb(), delivery.get().id());
      }
      default -> {
        return Answers.expired(call);
      }
    }
    Places.audit(call, desk, call.where(), "deliveries " + press.verb() + " " + press.payload());
    desk.wake().accept(List.of(room));
    return new Reply.Replace(post(call));
  }

  private static void settle(Call call, Delivering desk, String verb, DeliveryId id) {
    if (verb.equals(ARRIVED)) {
      desk.outbox().arrived(id, call.now());
    } else {
      desk.outbox().again(id, call.now());
    }
  }
}
