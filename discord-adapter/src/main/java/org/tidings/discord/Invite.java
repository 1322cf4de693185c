package org.tidings.discord;

import java.io.IOException;
import java.util.List;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

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

  /** What became of asking Discord who we are. */
  public sealed interface Asked {
    record Link(String link) implements Asked {}

    /** The token is not taken; {@code cure} says what to do. */
    record Refused(String cure) implements Asked {}

    /** No answer that can be used; says nothing about the token. */
    record Away(String reason) implements Asked {}
  }

  /** Asks Discord who the bot is; blocks for 9 s at most. */
  public static Asked ask(DiscordSettings settings) {
    OkHttpClient client = DiscordRest.client();
    Request request =
        new Request.Builder()
            .url(settings.baseWithSlash() + "users/@me")
            .header("Authorization", "Bot " + settings.token())
            .header("User-Agent", RestConfig.USER_AGENT)
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (response.code() == 401) {
        return new Asked.Refused(Login.BAD_TOKEN);
      }
      return response.isSuccessful()
          ? new Asked.Link(link(DataObject.fromJson(response.body().string()).getString("id")))
          : new Asked.Away("status " + response.code());
    } catch (IOException away) {
      return new Asked.Away("no connection: " + away.getClass().getSimpleName());
    } catch (ParsingException | IllegalArgumentException _) {
      return new Asked.Away("an answer that cannot be read");
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

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
