package org.tidings.ingest.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads well-formed documents with a pull parser. Gives up at the first fault, so that the lenient
 * reader can start anew. Safe for many threads.
 */
public final class StrictXml {
  private final InputFactoryImpl factory;

  public StrictXml() {
    factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
  }

  /** Reads UTF-8; false when the document is not well-formed. */
  public boolean read(byte[] utf8, int offset, int length, XmlEvents events) {
    try {
      return read(
          factory.createXMLStreamReader(new ByteArrayInputStream(utf8, offset, length)), events);
    } catch (XMLStreamException | RuntimeException fault) {
      return false;
    }
  }

  /** Reads characters; false when the document is not well-formed. */
  public boolean read(String document, XmlEvents events) {
    try {
      return read(factory.createXMLStreamReader(new StringReader(document)), events);
    } catch (XMLStreamException | RuntimeException fault) {
      return false;
    }
  }

  private static boolean read(XMLStreamReader in, XmlEvents events) throws XMLStreamException {
    try {
      while (in.hasNext()) {
        switch (in.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            String space = in.getNamespaceURI();
            String prefix = in.getPrefix();
            events.start(
                space == null ? "" : space,
                prefix == null ? "" : prefix,
                in.getLocalName(),
                attributes(in));
          }
          case XMLStreamConstants.END_ELEMENT -> events.end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              events.text(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
          case XMLStreamConstants.ENTITY_REFERENCE -> {
            return false; // the lenient path knows HTML's names
          }
          default -> {
            // comments, processing instructions and the DOCTYPE say nothing to a reader
          }
        }
      }
      return true;
    } finally {
      in.close();
    }
  }

  private static List<Attribute> attributes(XMLStreamReader in) {
    int count = in.getAttributeCount();
    if (count == 0) {
      return List.of();
    }
    List<Attribute> attributes = new ArrayList<>(Math.min(count, 50));
    for (int i = 0; i < count && i < 50; i++) {
      String prefix = in.getAttributePrefix(i);
      attributes.add(
          new Attribute(
              prefix == null ? "" : prefix, in.getAttributeLocalName(i), in.getAttributeValue(i)));
    }
    return attributes;
  }
}
