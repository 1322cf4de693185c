package org.tidings.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.article.Picture;
import org.tidings.ingest.Caps;
import org.tidings.ingest.Links;
import org.tidings.ingest.clean.Pictures;
import org.tidings.ingest.clean.PlainText;

/** Finds the picture of an article, what is written under it, and a remark about its making. */
final class PagePictures {
  private static final int NEAR = 12;

  /** Remarks that a picture shows nothing real, or was not made by people. */
  private static final Pattern NOTE =
      Pattern.compile(
          "(?iu)\\b(?:(?:this |the )?(?:image|picture|photo)s? (?:is |was |are )?)?(?:(?:\\bAI[-"
              + " ]generated\\b|generated (?:by|with|using) (?:\\w+ )?AI\\b|created"
              + " (?:by|with|using) (?:\\w+ )?AI\\b|KI[- ]generiert\\w*|g\u00e9n\u00e9r\u00e9e? par"
              + " (?:l'|une )?IA|generad[ao] (?:por|con) IA)(?: (?:representative |representational"
              + " )?(?:image|picture|illustration|photo)\\b)?|representat(?:ive|ional)"
              + " (?:image|picture|photo)\\b|symbolbild\\b|file (?:photo|image|picture)\\b)");

  private final PageElements page;
  private final StructuredData structured;
  private final List<Block> blocks;
  private final int title;
  private final String base;

  PagePictures(
      PageElements page, StructuredData structured, PageBlocks blocks, Optional<URI> address) {
    this.page = page;
    this.structured = structured;
    this.blocks = blocks.blocks();
    this.title = blocks.title();
    base = address.map(URI::toString).orElse("");
  }

  Optional<Picture> picture(boolean[] body) {
    for (String written : addresses()) {
      Optional<URI> address =
          Pictures.isPixel(written, "", "")
              ? Optional.empty()
              : Links.web(Links.resolve(base, written));
      if (address.isPresent()) {
        List<String> captions = captions(body);
        Optional<String> note =
            captions.stream().map(PagePictures::note).flatMap(Optional::stream).findFirst();
        Optional<String> caption =
            captions.stream().filter(text -> note(text).filter(text::equals).isEmpty()).findFirst();
        return Optional.of(new Picture(address.get(), caption.or(this::stated), note));
      }
    }
    return Optional.empty();
  }

  private List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    addresses.add(page.meta("og:image:secure_url", "og:image", "og:image:url"));
    addresses.add(page.meta("twitter:image", "twitter:image:src"));
    for (JsonNode article : structured.articles()) {
      JsonNode image = structured.resolved(first(article.path("image")));
      addresses.add(image.isObject() ? first(image.path("url")).asText() : image.asText());
    }
    addresses.add(page.link("image_src"));
    addresses.removeIf(String::isBlank);
    return addresses;
  }

  private static JsonNode first(JsonNode value) {
    return value.isArray() && !value.isEmpty() ? value.get(0) : value;
  }

  /** Texts that stand under a picture from the headline to the article's end. */
  private List<String> captions(boolean[] body) {
    List<String> captions = new ArrayList<>();
    int from = Math.max(0, title - NEAR);
    int to = Math.min(blocks.size(), end(body) + 1);
    for (int i = from; i < to; i++) {
      Block block = blocks.get(i);
      boolean under =
          block.holder().tag == PageTag.FIGCAPTION
              || block.holder().up(1).tag == PageTag.FIGCAPTION
              || ((block.holder().marks | block.holder().up(1).marks | block.marks())
                      & Marks.CAPTION)
                  != 0
              || (!body[i] && block.words() <= 14 && note(block.text()).isPresent());
      if (under && block.words() <= 80) {
        captions.add(PlainText.line(block.text(), Caps.TITLE));
      }
    }
    return captions;
  }

  private int end(boolean[] body) {
    int last = title;
    for (int i = 0; i < body.length; i++) {
      last = body[i] ? i : last;
    }
    return last;
  }

  private static Optional<String> note(String text) {
    Matcher note = NOTE.matcher(text);
    return note.find() ? Optional.of(note.group().strip()) : Optional.empty();
  }

  private Optional<String> stated() {
    for (JsonNode article : structured.articles()) {
      JsonNode image = structured.resolved(first(article.path("image")));
      String caption = PlainText.line(image.path("caption").asText(), Caps.TITLE);
      if (!caption.isEmpty()) {
        return Optional.of(caption);
      }
    }
    return Optional.empty();
  }
}
