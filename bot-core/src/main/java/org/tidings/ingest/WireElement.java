package org.tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidings.ingest.xml.Attribute;

/** A field of a feed or of an item as it stood on the wire, under its usual name. */
final class WireElement {
  final WireField field;

  /** The field's usual name. */
  final String name;

  final List<Attribute> attributes;

  /** Address that its links start from, or "". */
  final String base;

  final String language;
  final List<WireElement> children = new ArrayList<>(0);
  String text = "";

  /** Whether elements stood inside the text, which then is markup. */
  boolean markup;

  WireElement(WireField field, List<Attribute> attributes, String base, String language) {
    this.field = field;
    this.name = field.name;
    this.attributes = attributes;
    this.base = base;
    this.language = language;
  }

  /** An attribute by its local name, whatever its prefix, or "". */
  String attribute(String local) {
    for (Attribute attribute : attributes) {
      if (attribute.name().equalsIgnoreCase(local)) {
        return attribute.value().strip();
      }
    }
    return "";
  }

  boolean isMarkupInside() {
    if (attributes.isEmpty()) {
      return false;
    }
    String type = attribute("type").toLowerCase(Locale.ROOT);
    String mode = attribute("mode");
    return type.equals("xhtml")
        || type.endsWith("+xml")
        || mode.equals("xml")
        || (type.endsWith("/xml") && mode.isEmpty());
  }
}
