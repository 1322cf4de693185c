package org.tidings.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.ingest.Caps;
import org.tidings.ingest.EntryCleaner;
import org.tidings.ingest.clean.HtmlText;
import org.tidings.ingest.clean.PlainText;

/** Where an outlet files its article, under which keywords, and in which language it is. */
final class PageTopics {
  private final PageElements page;
  private final StructuredData structured;

  PageTopics(PageElements page, StructuredData structured) {
    this.page = page;
    this.structured = structured;
  }

  Optional<String> section() {
    List<String> sections = new ArrayList<>(structured.values("articleSection"));
    sections.add(page.meta("article:section", "parsely-section", "section", "og:article:section"));
    return sections.stream().map(PageTopics::line).filter(text -> !text.isEmpty()).findFirst();
  }

  List<String> tags() {
    Set<String> tags = new LinkedHashSet<>();
    for (String name : List.of("article:tag", "og:article:tag")) {
      page.metas.getOrDefault(name, List.of()).forEach(tag -> split(tag, tags));
    }
    structured.values("keywords").forEach(words -> split(words, tags));
    if (tags.isEmpty()) {
      split(page.meta("news_keywords", "parsely-tags", "sailthru.tags", "keywords"), tags);
    }
    return tags.stream().limit(Caps.TAGS).toList();
  }

  private static void split(String words, Set<String> tags) {
    for (String word : words.split("[,;]", -1)) {
      String tag = line(word);
      if (!tag.isEmpty() && tag.length() <= Caps.TAG) {
        tags.add(tag);
      }
    }
  }

  private static String line(String written) {
    return PlainText.line(written.indexOf('&') < 0 ? written : HtmlText.text(written), Caps.NAME);
  }

  Optional<String> language() {
    List<String> said = new ArrayList<>();
    said.add(page.language());
    said.add(structured.value("inLanguage"));
    said.add(page.meta("content-language", "dc.language", "og:locale"));
    return said.stream().map(EntryCleaner::language).flatMap(Optional::stream).findFirst();
  }
}
