package org.tidings.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.tidings.chat.Block;
import org.tidings.chat.Destination;
import org.tidings.chat.Found;
import org.tidings.chat.Limits;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Messenger;
import org.tidings.chat.Outgoing;
import org.tidings.chat.Post;
import org.tidings.chat.SendResult;

/** A platform that keeps what it is sent, and answers as it is told to. For one thread. */
public final class PostedPosts implements Messenger {
  private final List<Posted> posted = new ArrayList<>();
  private final List<Posted> edited = new ArrayList<>();
  private final Deque<Function<Outgoing, SendResult>> answers = new ArrayDeque<>();
  private Function<Outgoing, Found> finding = _ -> new Found.CannotTell();
  private Limits limits = new Limits(10, 25, 25, 80, true, true, true, false);

  /** A post with where it went; the latest wording of it. */
  public record Posted(String room, Outgoing out, MessageRef message) {
    /** Titles of its headlines, with their notes where they have some. */
    public List<String> headlines() {
      List<String> titles = new ArrayList<>();
      for (Block block : out.post().blocks()) {
        if (block instanceof Block.Headline headline) {
          String note = headline.note().isEmpty() ? "" : " | " + headline.note();
          titles.add(headline.title().text() + note);
        }
      }
      return titles;
    }

    /** Its first words. */
    public String words() {
      for (Block block : out.post().blocks()) {
        if (block instanceof Block.Words words) {
          return words.text().text();
        }
      }
      return "";
    }
  }

  /** What comes of the next sends and edits, one after the other; then all arrive. */
  public void answers(SendResult... results) {
    for (SendResult result : results) {
      answers.add(_ -> result);
    }
  }

  /** What was to come of the next sends is forgotten: all arrive. */
  public void recovers() {
    answers.clear();
  }

  /** Takes the next post but says that nobody knows whether it arrived. */
  public void arrivesInDoubt() {
    answers.add(
        out -> {
          SendResult _ = keep(out);
          return new SendResult.InDoubt("no answer");
        });
  }

  /** The next send kills the process, before or after the post arrived. */
  public void dies(boolean arrived) {
    answers.add(
        out -> {
          if (arrived) {
            SendResult _ = keep(out);
          }
          throw new Killed();
        });
  }

  /** From now on looks into rooms, or cannot. */
  public void looks(boolean can) {
    limits = new Limits(10, 25, 25, 80, true, true, true, can);
    finding =
        can
            ? out ->
                posted.stream()
                    .filter(p -> p.out().id().equals(out.id()))
                    .findFirst()
                    .<Found>map(p -> new Found.Posted(p.message()))
                    .orElseGet(Found.Absent::new)
            : _ -> new Found.CannotTell();
  }

  public Limits limits() {
    return limits;
  }

  /** What a room was posted, in order. */
  public List<Posted> in(Destination room) {
    return posted.stream().filter(p -> p.room().equals(room.key())).toList();
  }

  /** The headlines that a room was posted, digests included. */
  public List<String> headlines(Destination room) {
    return in(room).stream().flatMap(p -> p.headlines().stream()).toList();
  }

  /** What was edited, in order. */
  public List<Posted> edited() {
    return edited;
  }

  @Override
  public SendResult send(Outgoing out) {
    Function<Outgoing, SendResult> answer = answers.poll();
    return answer == null ? keep(out) : answer.apply(out);
  }

  private SendResult keep(Outgoing out) {
    MessageRef message = new MessageRef(out.to(), Integer.toString(posted.size() + 1));
    posted.add(new Posted(out.to().key(), out, message));
    return new SendResult.Sent(message);
  }

  @Override
  public SendResult edit(MessageRef message, Post post) {
    Function<Outgoing, SendResult> answer = answers.poll();
    Posted before =
        posted.stream().filter(p -> p.message().equals(message)).findFirst().orElseThrow();
    Outgoing out = Outgoing.of(before.out().id(), before.out().to(), post);
    SendResult result = answer == null ? new SendResult.Sent(message) : answer.apply(before.out());
    if (result instanceof SendResult.Sent) {
      edited.add(new Posted(before.room(), out, message));
    }
    return result;
  }

  @Override
  public SendResult delete(MessageRef message) {
    return new SendResult.Sent(message);
  }

  @Override
  public Found find(Outgoing out) {
    return finding.apply(out);
  }

  /** The process is gone. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
