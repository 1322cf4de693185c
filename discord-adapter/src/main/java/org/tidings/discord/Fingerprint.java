package org.tidings.discord;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.tidings.chat.Block;
import org.tidings.chat.Outgoing;

/**
 * How a delivery is known again among a room's messages: by its key where Discord tells it, else by
 * all the links of its first message, else by its words.
 */
record Fingerprint(String nonce, List<String> links, String words) {
  private static final int DEPTH = 6;

  Fingerprint {
    links = List.copyOf(links);
  }

  static Fingerprint of(Outgoing out) {
    DataObject message = Bodies.create(Renderer.render(out.post()).first(), false);
    String words = texts(message, DEPTH);
    List<String> links =
        out.post().blocks().stream()
            .flatMap(
                block ->
                    block instanceof Block.Headline headline
                        ? headline.link().stream()
                        : Stream.empty())
            .map(Markup::address)
            .flatMap(Optional::stream)
            .map("(<%s>)"::formatted)
            .filter(words::contains)
            .toList();
    return new Fingerprint(Nonce.of(out.id(), 0), links, words);
  }

  boolean matches(DataObject message) {
    String key = message.isNull("nonce") ? "" : String.valueOf(message.get("nonce"));
    if (!key.isEmpty() && key.startsWith("t")) {
      return key.equals(nonce);
    }
    String theirs = texts(message, DEPTH);
    return links.isEmpty()
        ? theirs.endsWith(words)
        : links.stream().allMatch((Predicate<String>) theirs::contains);
  }

  /** As it would stand in the text of a message. */
  private static String linkOf(String url) {
    try {
      return Markup.address(URI.create(url)).orElse(url);
    } catch (IllegalArgumentException _) {
      return url;
    }
  }

  private static String texts(DataObject from, int depth) {
    StringBuilder out = new StringBuilder();
    from.optArray("embeds").stream()
        .flatMap(all -> all.stream(DataArray::getObject))
        .forEach(
            embed -> {
              if (!embed.isNull("url")) {
                out.append("(<").append(linkOf(embed.getString("url"))).append(">)\n");
              }
              String said = embed.getString("description", "");
              out.append(said).append(said.isEmpty() ? "" : "\n");
            });
    from.optArray("components").stream()
        .filter(_ -> depth > 0)
        .flatMap(all -> all.stream(DataArray::getObject))
        .forEach(
            part -> {
              String content = part.getString("content", "");
              out.append(content).append(content.isEmpty() ? "" : "\n");
              out.append(texts(part, depth - 1));
            });
    return out.toString();
  }
}
