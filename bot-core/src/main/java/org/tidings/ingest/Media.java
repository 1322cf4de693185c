package org.tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Files and pictures of an item, from enclosures, media elements and podcasts' images. */
record Media(List<Enclosure> enclosures, List<Enclosure> pictures) {
  static Media of(WireElement item) {
    List<Enclosure> enclosures = new ArrayList<>(1);
    List<Enclosure> pictures = new ArrayList<>(1);
    gather(item, enclosures, pictures, 0);
    return new Media(enclosures, pictures);
  }

  private static void gather(
      WireElement element, List<Enclosure> enclosures, List<Enclosure> pictures, int depth) {
    for (WireElement child : element.children) {
      switch (child.name) {
        case "enclosure", "atom:enclosure" -> add(enclosures, child, child.attribute("url"), "");
        case "link", "atom:link" -> {
          if (child.attribute("rel").equalsIgnoreCase("enclosure")) {
            add(enclosures, child, child.attribute("href"), "");
          }
        }
        case "media:content" -> {
          add(pictures, child, child.attribute("url"), child.attribute("medium"));
          gather(child, enclosures, pictures, depth + 1);
        }
        case "media:group" -> gather(child, enclosures, pictures, depth + 1);
        case "media:thumbnail" -> add(pictures, child, child.attribute("url"), "image");
        case "itunes:image" -> add(pictures, child, child.attribute("href"), "image");
        case "image", "thumb", "thumbnail", "post-thumbnail" -> {
          String url =
              child.attribute("url").isEmpty() ? child.attribute("href") : child.attribute("url");
          for (WireElement part : child.children) {
            url = part.name.equals("url") && url.isEmpty() ? part.text.strip() : url;
          }
          add(pictures, child, url.isEmpty() ? child.text.strip() : url, "image");
        }
        default -> {
          // no file
        }
      }
    }
  }

  private static void add(List<Enclosure> to, WireElement from, String address, String medium) {
    if (address.isEmpty() || to.size() >= Caps.ENCLOSURES) {
      return;
    }
    String type = from.attribute("type").toLowerCase(Locale.ROOT);
    if (type.isEmpty()) {
      type = medium.equals("image") ? "image" : medium;
    }
    String length = from.attribute("length");
    long bytes = XmlFeedAdapter.number(length.isEmpty() ? from.attribute("fileSize") : length, 0);
    String caption = "";
    for (WireElement part : from.children) {
      if (part.name.equals("media:description")
          || (part.name.equals("media:title") && caption.isEmpty())) {
        caption = XmlFeedAdapter.cut(part.text.strip(), Caps.SUMMARY);
      }
    }
    to.add(
        new Enclosure(
            XmlFeedAdapter.cut(Links.resolve(from.base, address), Caps.LINK),
            type,
            bytes,
            caption));
  }
}
