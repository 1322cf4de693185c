package org.tidings.newsroom.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads sample documents with the JDK's parser and Jackson, strictly, unlike our own reader. */
final class SampleReader {
  private static final String MEDIA = "http://search.yahoo.com/mrss/";
  private static final String DC = "http://purl.org/dc/elements/1.1/";

  private SampleReader() {}

  static List<SampleArticle> read(SampleDocument document) {
    try {
      return document.mediaType().endsWith("json") ? json(document) : xml(document);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError(document.feed().url() + " is not well-formed", e);
    }
  }

  private static List<SampleArticle> json(SampleDocument document) throws IOException {
    JsonNode root = new ObjectMapper().readTree(document.bytes());
    List<SampleArticle> articles = new ArrayList<>();
    for (JsonNode item : root.path("items")) {
      JsonNode ours = item.path("_tidings");
      articles.add(
          new SampleArticle(
              document.feed().source(),
              item.path("url").asText(),
              item.path("title").asText(),
              item.path("summary").asText(),
              item.path("content_html").asText(),
              item.path("authors").path(0).path("name").asText(),
              item.path("language").asText(),
              ours.path("kind").asText(),
              ours.path("edition").asText(),
              texts(ours.path("sectors")),
              texts(item.path("tags")),
              OffsetDateTime.parse(item.path("date_published").asText()),
              text(item.path("date_modified")).map(OffsetDateTime::parse),
              text(ours.path("caption")),
              text(ours.path("credit"))));
    }
    return articles;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static List<SampleArticle> xml(SampleDocument document)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(document.bytes()))
            .getDocumentElement();
    boolean atom = root.getLocalName().equals("feed");
    List<SampleArticle> articles = new ArrayList<>();
    for (Element entry : elements(root, "*", atom ? "entry" : "item")) {
      articles.add(atom ? atom(document, entry) : rss(document, entry));
    }
    return articles;
  }

  private static SampleArticle rss(SampleDocument document, Element item) {
    return new SampleArticle(
        document.feed().source(),
        text(item, "*", "link"),
        text(item, "*", "title"),
        item.getElementsByTagName("description").item(0).getTextContent(),
        text(item, "*", "encoded"),
        text(item, DC, "creator"),
        text(item, DC, "language"),
        categories(item, "domain", "kind").getFirst(),
        categories(item, "domain", "edition").getFirst(),
        categories(item, "domain", "sector"),
        categories(item, "domain", ""),
        OffsetDateTime.parse(text(item, "*", "pubDate"), DateTimeFormatter.RFC_1123_DATE_TIME),
        first(item, "*", "modified").map(OffsetDateTime::parse),
        first(item, MEDIA, "description"),
        first(item, MEDIA, "credit"));
  }

  private static SampleArticle atom(SampleDocument document, Element entry) {
    return new SampleArticle(
        document.feed().source(),
        elements(entry, "*", "link").getFirst().getAttribute("href"),
        text(entry, "*", "title"),
        text(entry, "*", "summary"),
        text(entry, "http://www.w3.org/2005/Atom", "content"),
        text(entry, "*", "name"),
        entry.getAttribute("xml:lang"),
        categories(entry, "scheme", "kind").getFirst(),
        categories(entry, "scheme", "edition").getFirst(),
        categories(entry, "scheme", "sector"),
        categories(entry, "scheme", ""),
        OffsetDateTime.parse(text(entry, "*", "published")),
        first(entry, "*", "updated").map(OffsetDateTime::parse),
        first(entry, MEDIA, "description"),
        first(entry, MEDIA, "credit"));
  }

  private static List<String> categories(Element entry, String attribute, String value) {
    return elements(entry, "*", "category").stream()
        .filter(category -> category.getAttribute(attribute).equals(value))
        .map(c -> c.hasAttribute("term") ? c.getAttribute("term") : c.getTextContent())
        .toList();
  }

  private static String text(Element parent, String namespace, String name) {
    return first(parent, namespace, name)
        .orElseThrow(() -> new AssertionError("no <%s> in an entry".formatted(name)));
  }

  private static Optional<String> first(Element parent, String namespace, String name) {
    return elements(parent, namespace, name).stream()
        .findFirst()
        .map(element -> element.getTextContent().strip());
  }

  private static List<Element> elements(Element parent, String namespace, String name) {
    NodeList found = parent.getElementsByTagNameNS(namespace, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      if (found.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }
}
