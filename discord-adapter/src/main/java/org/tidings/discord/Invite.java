package org.tidings.discord;

import java.util.List;
import net.dv8tion.jda.api.Permission;

/** The link with which a moderator adds the bot to a server, asking for exactly what it uses. */
public final class Invite {
  /** What the bot uses, each for a reason that docs/discord.md names. */
  static final List<Permission> PERMISSIONS =
      List.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_SEND_IN_THREADS,
          Permission.MESSAGE_EMBED_LINKS,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.MESSAGE_HISTORY);

  private Invite() {}

  /**
   * The link for an application.
   *
   * @param applicationId the bot's application id, digits
   */
  public static String link(String applicationId) {
    if (applicationId.isEmpty() || !applicationId.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("not an application id: '%s'".formatted(applicationId));
    }
    return "https://discord.com/oauth2/authorize?client_id="
        + applicationId
        + "&scope=bot+applications.commands&permissions="
        + Permission.getRaw(PERMISSIONS);
  }
}
