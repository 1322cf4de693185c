package org.tidings.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Destination;

/**
 * Both ends of a platform under test: the adapter, and a person with a stand-in of the platform.
 *
 * <p>{@link ChatPlatformContract} tells it what the person does and asks what the person sees; the
 * driver alone knows how the platform says so. The stand-in runs on loopback, enforces the
 * platform's limits and never sleeps. Waiting methods throw {@link AssertionError} after 10 s.
 */
public interface PlatformDriver extends AutoCloseable {
  /** The adapter, always the same one; not started by the driver. */
  ChatPlatform platform();

  /** The platform's id of the person who acts, as {@code Caller.id()} must tell it. */
  String person();

  /** A room with many people where the bot may write. */
  Destination room();

  /** The direct chat between the person and the bot. */
  Destination direct();

  /** Makes the person a moderator of {@link #room}, or a reader (the default). Before the start. */
  void moderator(boolean is);

  /** Names of the commands that the platform's menu offers now, in any order. */
  List<String> menu();

  /**
   * The person sends a command in {@link #room}.
   *
   * @param words what stands behind it; where the platform types options, the value of the
   *     command's only option, which is named {@code words}; empty for none
   */
  void types(String command, String words);

  /** The same in {@link #direct}. */
  void typesDirectly(String command, String words);

  /** The person says plain words to the bot, in whatever way the platform hands them to bots. */
  void says(String text);

  /** The person presses the button with this label on the post that came last. */
  void presses(String label);

  /** The person picks these values from the pick of the post that came last. */
  void picks(List<String> values);

  /**
   * The person fills in the form that was asked last and submits it; where fields are asked one by
   * one, answers each question when it has come.
   *
   * @param answers in the order of the fields
   */
  void submits(Map<String, String> answers);

  /**
   * Somebody sends a press that the bot never offered, with exactly this id where the platform lets
   * one through, else as near to it as the platform comes.
   */
  void forges(String actionId);

  /** Values offered while an option is typed; empty where the platform has no such thing. */
  Optional<List<String>> completes(String command, String option, String typed);

  /** Titles found by an inline query; empty where the platform has no such thing. */
  Optional<List<String>> inline(String query);

  /** Waits for the next thing that a person sees, in any room, oldest first. */
  Seen next();

  /** What the platform can answer to a send; the terminal: nothing. */
  Set<Trouble> troubles();

  /** The platform answers the next send with this trouble, once. */
  void troublesNext(Trouble trouble);

  /**
   * Checks that every command, press, pick and form so far was acknowledged as the platform
   * demands: once, in time. Waits for those under way.
   */
  void checkAcknowledged();

  /** Stops the stand-in. The contract closes the platform itself, before. */
  @Override
  void close();

  /**
   * What a person sees.
   *
   * @param how in which way it came
   * @param text all words of it as a person reads them: markup and escapes undone, parts joined by
   *     line ends
   * @param labels labels of its buttons and of the options of its picks
   */
  record Seen(How how, String text, List<String> labels) {
    public Seen {
      labels = List.copyOf(labels);
    }
  }

  /** In which way something came. */
  enum How {
    /** A new message that everybody in the room sees. */
    NEW,
    /** For the person alone: ephemeral, or a message in the direct chat. */
    PRIVATE,
    /** A message that was there already has changed. */
    CHANGED,
    /** A message that was there is gone. */
    DELETED,
    /** A form, or the first of the questions that stand for it. */
    FORM
  }

  /** What a platform may answer instead of taking a post; one for each {@code SendResult}. */
  enum Trouble {
    BUSY,
    MOVED,
    CLOSED,
    GONE,
    UNFIT,
    NOT_SENT,
    IN_DOUBT
  }
}
