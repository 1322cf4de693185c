package org.tidings.command;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tidings.article.Article;
import org.tidings.article.Report;
import org.tidings.article.Sector;

/** Writes articles as an RSS 2.0 document. */
final class RssDocument {
  private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

  private final XMLStreamWriter xml;

  private RssDocument(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(String title, List<Article> articles, Instant now) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new RssDocument(xml).write(title, articles, now);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString();
  }

  private void write(String title, List<Article> articles, Instant now) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("rss");
    xml.writeAttribute("version", "2.0");
    xml.writeNamespace("dc", DUBLIN_CORE);
    xml.writeStartElement("channel");
    element("title", title);
    element("link", link(articles));
    element("description", Sentences.say("rss.description", title));
    element("lastBuildDate", date(now));
    for (Article article : articles) {
      item(article);
    }
    xml.writeEndDocument();
  }

  /** A channel must have a link; ours has no page of its own. */
  private static String link(List<Article> articles) {
    return articles.stream()
        .flatMap(article -> article.report().link().stream())
        .map(link -> link.resolve("/").toString())
        .findFirst()
        .orElse("about:blank");
  }

  private void item(Article article) throws XMLStreamException {
    Report report = article.report();
    xml.writeStartElement("item");
    element("title", report.title());
    if (report.link().isPresent()) {
      element("link", report.link().get().toString());
    }
    String summary = report.summary().isEmpty() ? Brief.of(report, Brief.WORDS) : report.summary();
    if (!summary.isEmpty()) {
      element("description", summary);
    }
    if (report.byline().isPresent()) {
      named("creator", report.byline().get());
    }
    for (Sector sector : report.sectors().stream().sorted().toList()) {
      element("category", sector.label());
    }
    xml.writeStartElement("guid");
    xml.writeAttribute("isPermaLink", report.link().isPresent() ? "true" : "false");
    xml.writeCharacters(
        clean(
            report
                .link()
                .map(Object::toString)
                .orElseGet(
                    () -> report.source() + " " + report.ownId().orElse(article.id().toString()))));
    xml.writeEndElement();
    element("pubDate", date(article.at()));
    named("publisher", report.source());
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private void named(String name, String text) throws XMLStreamException {
    xml.writeStartElement("dc", name, DUBLIN_CORE);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private static String date(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }

  /** Without what XML 1.0 cannot hold. */
  private static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
