package org.tidings.discord;

import java.time.Duration;
import org.tidings.chat.SendResult;

/** What a failed request means for a delivery: by Discord's code, never by its words. */
final class Troubles {
  private Troubles() {}

  /** The result for a request that was not carried out. */
  static SendResult of(Call call) {
    return switch (call) {
      case Call.Done _ -> throw new IllegalArgumentException("carried out: " + call);
      case Call.Limited(Duration wait) -> new SendResult.Busy(wait);
      case Call.Broken(boolean never, String reason) ->
          never ? new SendResult.NotSent(reason) : new SendResult.InDoubt(reason);
      case Call.Refused refused -> of(refused);
    };
  }

  private static SendResult of(Call.Refused refused) {
    return switch (refused.code()) {
      case 10_003 -> new SendResult.Gone("the channel does not exist any more");
      case 10_004 -> new SendResult.Gone("the server does not exist any more");
      case 10_008 -> new SendResult.Unfit("the message does not exist any more");
      case 10_013 -> new SendResult.Gone("the person does not exist any more");
      case 20_016, 20_022, 20_028 -> new SendResult.Busy(Duration.ofSeconds(30));
      case 30_046 -> new SendResult.Unfit("a message older than an hour was changed too often");
      case 40_067 ->
          new SendResult.Closed(
              "the forum wants a tag on every post", "Choose a tag of the forum for these posts.");
      case 50_001 -> closed("the bot cannot see the channel", "View Channel");
      case 50_007 ->
          new SendResult.Closed(
              "the person takes no direct messages",
              "Allow direct messages in the privacy settings of a server shared with the bot.");
      case 50_013 -> closed("the bot may not write in the channel", "Send Messages");
      case 50_083, 160_005 ->
          new SendResult.Closed(
              "the thread is archived or locked", "Open the thread again, or choose another room.");
      case 160_006 ->
          new SendResult.Closed(
              "the server has too many open threads", "Close threads that nobody needs any more.");
      case 20_026 ->
          new SendResult.Closed(
              "Discord has put the bot in quarantine",
              "The operator must appeal in Discord's developer portal.");
      case 200_000, 200_001, 240_000 ->
          new SendResult.Unfit("AutoMod or Discord's link filter blocks the post");
      default -> byStatus(refused);
    };
  }

  private static SendResult byStatus(Call.Refused refused) {
    return switch (refused.status()) {
      case 401 ->
          new SendResult.Closed(
              "Discord does not take the token any more",
              "The operator must set a new DISCORD_TOKEN and restart.");
      case 403 -> closed("the bot has no right to do that", "Send Messages");
      case 404 -> new SendResult.Gone("the channel does not exist any more");
      case 408 -> new SendResult.InDoubt("Discord gave up waiting");
      default ->
          new SendResult.Unfit(
              "Discord does not take the post (error %d)"
                  .formatted(refused.code() == 0 ? refused.status() : refused.code()));
    };
  }

  private static SendResult.Closed closed(String reason, String permission) {
    return new SendResult.Closed(
        reason,
        "Give the bot the permission '%s' in this channel: channel settings, Permissions."
            .formatted(permission));
  }
}
