package org.tidings.ingest.xml;

import java.util.List;

/** Takes the events of one document, balanced whatever the document is. */
public interface XmlEvents {
  /**
   * An element begins.
   *
   * @param namespace its name space, or "" for none, or {@link #UNDECLARED}
   * @param prefix as written, or ""
   */
  void start(String namespace, String prefix, String name, List<Attribute> attributes);

  /** Characters of the innermost element; may come in several pieces. */
  void text(char[] buffer, int offset, int length);

  /** The innermost element ends. */
  void end();

  /**
   * Asked by the mending reader before an element begins: must the innermost open element be closed
   * first, because it cannot hold the new one?
   */
  boolean closesBefore(String namespace, String prefix, String name);

  /** Stands for the name space of a prefix that was never declared. */
  String UNDECLARED = "undeclared";
}
