package org.tidings.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.tidings.chat.Destination;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Post;
import org.tidings.chat.SendResult;

/**
 * Sends, edits and deletes at the pace Telegram allows. Blocking; safe for many threads.
 *
 * <p>The id of a message that needed several is their ids with commas between; a letter behind an
 * id tells what it is: {@code p} a picture, {@code d} a file, {@code a} an item of an album.
 */
final class Outbound {
  /** What a delivery may take in all. */
  static final Duration DELIVERY = Duration.ofSeconds(8);

  /** A person is waiting, and would rather wait than get nothing. */
  static final Duration ANSWER = Duration.ofSeconds(60);

  private static final int TRIES = 3;

  private final Api api;
  private final Pacer pacer;
  private final Renderer renderer;
  private final Sleeper sleeper;
  private final AtomicBoolean basic;
  private final AtomicBoolean moments = new AtomicBoolean(true);

  Outbound(Api api, Pacer pacer, Renderer renderer, Sleeper sleeper, AtomicBoolean basic) {
    this.api = api;
    this.pacer = pacer;
    this.renderer = renderer;
    this.sleeper = sleeper;
    this.basic = basic;
  }

  Rendered render(Post post, Renderer.Manner manner) {
    return renderer.render(post, basic.get() ? Renderer.Manner.TEXT : manner);
  }

  /** Sends all pieces in order; the first one answers an earlier message if told so. */
  SendResult send(Destination to, Rendered rendered, Optional<String> replyTo, boolean urgent)
      throws InterruptedException {
    var ids = new ArrayList<String>();
    List<Rendered.Piece> pieces = rendered.pieces();
    int buttons = lastWithButtons(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      Rendered.Keyboard keyboard = i == buttons ? rendered.keyboard() : Rendered.Keyboard.NONE;
      Optional<String> reply = i == 0 ? replyTo : Optional.empty();
      // Once a part arrived the whole can no longer be said to have not, so the rest is insisted
      // on.
      int tries = urgent || i > 0 ? TRIES : 1;
      SendResult result = insist(to, pieces.get(i), keyboard, reply, urgent, tries);
      if (result instanceof SendResult.Sent(var message)) {
        if (!message.id().isEmpty()) {
          ids.add(message.id());
        }
      } else if (i == 0) {
        return result;
      } else {
        return new SendResult.InDoubt("%d of %d parts arrived".formatted(i, pieces.size()));
      }
    }
    return new SendResult.Sent(new MessageRef(to, String.join(",", ids)));
  }

  /** Buttons stand under the words they belong to; an album can have none. */
  static int lastWithButtons(List<Rendered.Piece> pieces) {
    int best = pieces.size() - 1;
    for (int i = 0; i < pieces.size(); i++) {
      boolean words =
          switch (pieces.get(i)) {
            case Rendered.Piece.Text _, Rendered.Piece.Photo _ -> true;
            case Rendered.Piece.Document document -> !document.caption().isBlank();
            case Rendered.Piece.Album _ -> false;
          };
      if (words) {
        best = i;
      }
    }
    return best;
  }

  private SendResult insist(
      Destination to,
      Rendered.Piece piece,
      Rendered.Keyboard keyboard,
      Optional<String> replyTo,
      boolean urgent,
      int tries)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      SendResult result = piece(to, piece, keyboard, replyTo, urgent);
      Duration pause =
          switch (result) {
            case SendResult.Busy(var retryAfter) -> retryAfter;
            case SendResult.NotSent _ -> Duration.ofMillis(500L * attempt);
            case SendResult.Sent _,
                SendResult.Moved _,
                SendResult.Closed _,
                SendResult.Gone _,
                SendResult.Unfit _,
                SendResult.InDoubt _ ->
                Duration.ZERO;
          };
      if (attempt >= tries || pause.isZero() || pause.compareTo(ANSWER) > 0) {
        return result;
      }
      sleeper.sleep(pause);
    }
  }

  private SendResult piece(
      Destination to,
      Rendered.Piece piece,
      Rendered.Keyboard keyboard,
      Optional<String> replyTo,
      boolean urgent)
      throws InterruptedException {
    return switch (piece) {
      case Rendered.Piece.Text text ->
          styled(
              to,
              1,
              urgent,
              style -> api.call(Requests.text(to, text, keyboard, replyTo, style)),
              "");
      case Rendered.Piece.Photo photo -> {
        var refused = new AtomicBoolean();
        SendResult result =
            styled(
                to,
                1,
                urgent,
                style ->
                    noting(api.call(Requests.photo(to, photo, keyboard, replyTo, style)), refused),
                "p");
        // Telegram could not fetch the picture: the words matter more.
        yield refused.get()
            ? piece(
                to,
                new Rendered.Piece.Text(photo.caption(), Optional.empty()),
                keyboard,
                replyTo,
                urgent)
            : result;
      }
      case Rendered.Piece.Album album -> {
        var refused = new AtomicBoolean();
        SendResult result =
            styled(
                to,
                album.cost(),
                urgent,
                style -> noting(api.call(Requests.album(to, album, replyTo, style)), refused),
                "a");
        // Without its pictures an album says nothing that the text after it does not.
        yield refused.get() ? new SendResult.Sent(new MessageRef(to, "")) : result;
      }
      case Rendered.Piece.Document document ->
          styled(
              to,
              1,
              urgent,
              style -> api.upload(Requests.document(to, document, keyboard, replyTo, style)),
              "d");
    };
  }

  private static Answer noting(Answer answer, AtomicBoolean pictureRefused) {
    if (answer instanceof Answer.Refused refused
        && refused.code() == 400
        && Outcome.Fault.of(refused) == Outcome.Fault.PICTURE) {
      pictureRefused.set(true);
    }
    return answer;
  }

  /** Does it in full style, and when Telegram refuses the markup once more in a plainer one. */
  private SendResult styled(
      Destination to,
      int cost,
      boolean urgent,
      Function<Requests.Style, Answer> attempt,
      String kind)
      throws InterruptedException {
    Paced paced = paced(to, cost, urgent, attempt);
    return switch (paced) {
      case Paced.Later(var busy) -> busy;
      case Paced.Done(Answer.Ok(var result)) ->
          new SendResult.Sent(new MessageRef(to, ids(result, kind)));
      case Paced.Done(var answer) -> Outcome.of(answer, to, false);
    };
  }

  /** What a paced attempt came to. */
  private sealed interface Paced {
    record Done(Answer answer) implements Paced {}

    record Later(SendResult.Busy busy) implements Paced {}
  }

  private Paced paced(
      Destination to, int cost, boolean urgent, Function<Requests.Style, Answer> attempt)
      throws InterruptedException {
    Requests.Style style =
        moments.get() && !basic.get() ? Requests.Style.FULL : Requests.Style.HTML;
    while (true) {
      var ticket = new PaceBook.Ticket(to.room(), !Outcome.isPerson(to), urgent, cost);
      switch (pacer.await(ticket, urgent ? ANSWER : DELIVERY)) {
        case Pacer.Turn.Later(var wait) -> {
          // Come back a little early: the queue must not run dry meanwhile.
          long millis = Math.max(1_000, wait.toMillis() - 2_000);
          return new Paced.Later(new SendResult.Busy(Duration.ofMillis(millis)));
        }
        case Pacer.Turn.Granted(var granted) -> {
          Answer answer = attempt(granted, attempt, style);
          if (style == Requests.Style.PLAIN || !markupRefused(answer)) {
            return new Paced.Done(answer);
          }
          if (style == Requests.Style.FULL) {
            moments.set(false);
          }
          style = style == Requests.Style.FULL ? Requests.Style.HTML : Requests.Style.PLAIN;
        }
      }
    }
  }

  private Answer attempt(
      PaceBook.Ticket ticket, Function<Requests.Style, Answer> attempt, Requests.Style style) {
    Optional<Duration> retryAfter = Optional.empty();
    try {
      Answer answer = attempt.apply(style);
      if (answer instanceof Answer.Refused refused && refused.code() == 429) {
        retryAfter = Optional.of(refused.retryAfter());
      }
      return answer;
    } finally {
      pacer.done(ticket, retryAfter);
    }
  }

  private static boolean markupRefused(Answer answer) {
    if (answer instanceof Answer.Refused refused && refused.code() == 400) {
      Outcome.Fault fault = Outcome.Fault.of(refused);
      return fault == Outcome.Fault.MARKUP || fault == Outcome.Fault.BUTTONS;
    }
    return false;
  }

  private static String ids(JsonNode result, String kind) {
    var ids = new ArrayList<String>();
    for (JsonNode message : result.isArray() ? result : List.of(result)) {
      ids.add(message.path("message_id").asText() + kind);
    }
    return String.join(",", ids);
  }

  /** Puts a post in the place of one message; empty when that cannot be done to it. */
  Optional<SendResult> replace(
      Destination where, Requests.Place place, Rendered rendered, boolean urgent)
      throws InterruptedException {
    Rendered.Piece first = rendered.pieces().getFirst();
    if (rendered.pieces().size() > 1) {
      return Optional.empty();
    }
    return switch (first) {
      case Rendered.Piece.Text text when !place.media() ->
          Optional.of(
              edited(
                  where,
                  place,
                  urgent,
                  style -> api.call(Requests.editText(place, text, rendered.keyboard(), style))));
      case Rendered.Piece.Photo photo when place.media() ->
          Optional.of(
              edited(
                  where,
                  place,
                  urgent,
                  style -> api.call(Requests.editPhoto(place, photo, rendered.keyboard(), style))));
      case Rendered.Piece.Text _,
          Rendered.Piece.Photo _,
          Rendered.Piece.Album _,
          Rendered.Piece.Document _ ->
          Optional.empty();
    };
  }

  /** Shows another page of choices under a message. */
  SendResult turn(Destination where, Requests.Place place, Rendered.Keyboard keyboard)
      throws InterruptedException {
    return edited(where, place, true, _ -> api.call(Requests.editKeyboard(place, keyboard)));
  }

  private SendResult edited(
      Destination where,
      Requests.Place place,
      boolean urgent,
      Function<Requests.Style, Answer> attempt)
      throws InterruptedException {
    int tries = urgent ? TRIES : 1;
    for (int i = 1; ; i++) {
      SendResult result =
          switch (paced(where, 1, urgent, attempt)) {
            case Paced.Later(var busy) -> busy;
            case Paced.Done(Answer.Ok _) -> sent(where, place);
            case Paced.Done(Answer.Refused refused)
                when refused.code() == 400
                    && Outcome.Fault.of(refused) == Outcome.Fault.UNCHANGED ->
                sent(where, place);
            case Paced.Done(var answer) -> Outcome.of(answer, where, true);
          };
      // An edit may be done twice, so a lost answer is no reason to say it anew.
      Duration pause =
          switch (result) {
            case SendResult.Busy(var retryAfter) -> retryAfter;
            case SendResult.NotSent _ -> Duration.ofMillis(250L * i);
            case SendResult.Sent _,
                SendResult.Moved _,
                SendResult.Closed _,
                SendResult.Gone _,
                SendResult.Unfit _,
                SendResult.InDoubt _ ->
                Duration.ZERO;
          };
      if (i >= tries || pause.isZero() || pause.compareTo(ANSWER) > 0) {
        return result;
      }
      sleeper.sleep(pause);
    }
  }

  private static SendResult sent(Destination where, Requests.Place place) {
    return new SendResult.Sent(
        new MessageRef(where, place.messageId() + (place.media() ? "p" : "")));
  }

  /** Edits a delivery that was sent, in as many messages as it has. */
  SendResult edit(MessageRef message, Post post) throws InterruptedException {
    List<Part> parts = Part.of(message.id());
    Destination where = message.where();
    List<Part> words = parts.stream().filter(p -> p.kind() != 'a').toList();
    if (words.isEmpty()) {
      return new SendResult.Unfit("An album has no words to edit.");
    }
    Rendered rendered = renderer.render(post, Renderer.Manner.TEXT);
    if (words.getFirst().kind() != 't') {
      // The picture or file stays; its caption is what can change.
      Requests.Place place = words.getFirst().place(where);
      Markup whole = joined(rendered);
      return keeping(
          message,
          edited(
              where,
              place,
              false,
              style ->
                  api.call(
                      Requests.editCaption(
                          place,
                          Splitter.cut(whole, Renderer.CAPTION),
                          rendered.keyboard(),
                          style))));
    }
    List<Part> texts = words.stream().filter(p -> p.kind() == 't').toList();
    List<Rendered.Piece> pieces = fitted(rendered, texts.size());
    SendResult result = new SendResult.Unfit("nothing to edit");
    for (int i = 0; i < texts.size(); i++) {
      Requests.Place place = texts.get(i).place(where);
      if (i < pieces.size() && pieces.get(i) instanceof Rendered.Piece.Text text) {
        Rendered.Keyboard keyboard =
            i == pieces.size() - 1 ? rendered.keyboard() : Rendered.Keyboard.NONE;
        result =
            edited(
                where,
                place,
                false,
                style -> api.call(Requests.editText(place, text, keyboard, style)));
      } else {
        result = delete(new MessageRef(where, texts.get(i).id()));
      }
      if (!(result instanceof SendResult.Sent)) {
        return result;
      }
    }
    return keeping(message, result);
  }

  private static SendResult keeping(MessageRef message, SendResult result) {
    return result instanceof SendResult.Sent ? new SendResult.Sent(message) : result;
  }

  private static Markup joined(Rendered rendered) {
    Markup.Builder whole = Markup.builder();
    for (Rendered.Piece piece : rendered.pieces()) {
      if (piece instanceof Rendered.Piece.Text(var text, var _)) {
        if (!whole.isEmpty()) {
          whole.line();
        }
        whole.append(text);
      }
    }
    return whole.build();
  }

  /** The pieces, the last one cut when there are more of them than messages. */
  private static List<Rendered.Piece> fitted(Rendered rendered, int messages) {
    List<Rendered.Piece> pieces = rendered.pieces();
    if (pieces.size() <= messages) {
      return pieces;
    }
    var fitted = new ArrayList<Rendered.Piece>(pieces.subList(0, messages));
    if (fitted.getLast() instanceof Rendered.Piece.Text(var text, var preview)) {
      Markup more = Markup.builder().append(text).plain(Wording.CUT).plain(Wording.CUT).build();
      fitted.set(messages - 1, new Rendered.Piece.Text(Splitter.cut(more, Renderer.TEXT), preview));
    }
    return fitted;
  }

  SendResult delete(MessageRef message) throws InterruptedException {
    SendResult result = new SendResult.Sent(message);
    for (Part part : Part.of(message.id())) {
      SendResult one = deleteOne(message.where(), part);
      if (!(one instanceof SendResult.Sent)) {
        result = one;
      }
    }
    return result;
  }

  private SendResult deleteOne(Destination where, Part part) throws InterruptedException {
    var request = DeleteMessage.builder().chatId(where.room()).messageId(part.number()).build();
    return switch (paced(where, 1, false, _ -> api.call(request))) {
      case Paced.Later(var busy) -> busy;
      case Paced.Done(Answer.Ok _) -> new SendResult.Sent(new MessageRef(where, part.id()));
      case Paced.Done(Answer.Refused refused)
          when refused.code() == 400 && Outcome.Fault.of(refused) == Outcome.Fault.ALREADY_AWAY ->
          new SendResult.Sent(new MessageRef(where, part.id()));
      case Paced.Done(var answer) -> Outcome.of(answer, where, true);
    };
  }

  /** Asks a question that opens the person's keyboard; the id of the question. */
  SendResult ask(Destination to, Markup words, String hint, Optional<String> replyTo)
      throws InterruptedException {
    return styled(to, 1, true, _ -> api.call(Requests.question(to, words, hint, replyTo)), "");
  }

  /**
   * One message of a sent post.
   *
   * @param kind t for text, else as in the id
   */
  record Part(int number, char kind) {
    static List<Part> of(String id) {
      var parts = new ArrayList<Part>();
      for (String part : id.split(",", -1)) {
        if (part.isEmpty()) {
          continue;
        }
        char last = part.charAt(part.length() - 1);
        boolean plain = Character.isDigit(last);
        String number = plain ? part : part.substring(0, part.length() - 1);
        try {
          parts.add(new Part(Integer.parseInt(number), plain ? 't' : last));
        } catch (NumberFormatException _) {
          throw new IllegalArgumentException("not a message of Telegram: '%s'".formatted(id));
        }
      }
      return parts;
    }

    String id() {
      return number + (kind == 't' ? "" : String.valueOf(kind));
    }

    Requests.Place place(Destination where) {
      return new Requests.Place(where.room(), number, null, kind != 't');
    }
  }
}
