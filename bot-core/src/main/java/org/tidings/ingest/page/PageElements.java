package org.tidings.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/** The elements of a page that state facts, gathered in one walk. */
final class PageElements {
  private static final int MOST = 2_000;
  private static final int LONGEST = 20_000;
  private static final int LONGEST_SCRIPT = 100_000;

  /** Contents of meta elements by name, property or itemprop in lower case; in order. */
  final Map<String, List<String>> metas = new LinkedHashMap<>();

  /** Targets of link elements by relation in lower case. */
  final Map<String, List<String>> links = new LinkedHashMap<>();

  /** Elements with an itemprop, outside of the head. */
  final List<Element> properties = new ArrayList<>();

  final List<Element> times = new ArrayList<>();
  final List<Element> headings = new ArrayList<>();

  /** Links that name their relation: to the author, to tags. */
  final List<Element> relations = new ArrayList<>();

  /** Other scripts that stand in the page, short ones. */
  final List<String> scripts = new ArrayList<>();

  final List<String> structured = new ArrayList<>();
  private String title = "";
  private String language = "";

  private PageElements() {}

  static PageElements of(Document page) {
    PageElements found = new PageElements();
    NodeVisitor visitor = found::visit;
    page.traverse(visitor);
    return found;
  }

  private void visit(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    switch (element.normalName()) {
      case "html" -> language = element.attr("lang");
      case "title" -> {
        if (title.isEmpty() && !isDrawn(element)) {
          title = element.text();
        }
      }
      case "meta" -> meta(element);
      case "link" -> link(element);
      case "script" -> {
        if (element.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
          keep(structured, element.data());
        } else if (element.attr("src").isEmpty()) {
          String data = element.data();
          if (data.length() < LONGEST_SCRIPT && scripts.size() < 60) {
            scripts.add(data);
          }
        }
      }
      case "time" -> keep(times, element);
      case "h1" -> keep(headings, element);
      case "a" -> {
        if (!element.attr("rel").isEmpty() || element.attr("href").length() < 120) {
          keep(relations, element);
        }
        property(element);
      }
      default -> property(element);
    }
  }

  private static boolean isDrawn(Element title) {
    Element parent = title.parent();
    return parent != null && parent.normalName().equals("svg");
  }

  private void property(Element element) {
    if (element.attributesSize() > 0 && element.hasAttr("itemprop")) {
      keep(properties, element);
    }
  }

  private void meta(Element element) {
    String content = element.attr("content").strip();
    if (content.isEmpty() || content.length() > LONGEST) {
      return;
    }
    for (String naming : List.of("property", "name", "itemprop", "http-equiv")) {
      String name = element.attr(naming).strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty()) {
        for (String one : name.split("\\s+", -1)) {
          add(metas, one, content);
        }
      }
    }
  }

  private void link(Element element) {
    String target = element.attr("href").strip();
    String relation = element.attr("rel").strip().toLowerCase(Locale.ROOT);
    if (!target.isEmpty() && !relation.isEmpty()) {
      add(links, relation, target);
    }
  }

  private static void add(Map<String, List<String>> all, String name, String value) {
    if (all.size() < MOST) {
      keep(all.computeIfAbsent(name, _ -> new ArrayList<>(1)), value);
    }
  }

  private static <T> void keep(List<T> list, T one) {
    if (list.size() < MOST) {
      list.add(one);
    }
  }

  String title() {
    return title;
  }

  String language() {
    return language;
  }

  /** The first content of the first of these names that has one, or "". */
  String meta(String... names) {
    for (String name : names) {
      List<String> values = metas.getOrDefault(name, List.of());
      if (!values.isEmpty()) {
        return values.getFirst();
      }
    }
    return "";
  }

  /** The first target of this relation, or "". */
  String link(String relation) {
    List<String> targets = links.getOrDefault(relation, List.of());
    return targets.isEmpty() ? "" : targets.getFirst();
  }
}
