package org.tidings.ingest.xml;

import java.util.List;

/** Takes the events of one document, balanced whatever the document is. */
public interface XmlEvents {
  /** An element begins. */
  void start(XmlName name, List<Attribute> attributes);

  /**
   * Characters of the innermost element, references resolved; may come in several pieces.
   *
   * @param holder the text that they are a stretch of: the whole document where nothing had to be
   *     resolved, so that they need not be copied before it is known what becomes of them
   */
  void text(String holder, int from, int to);

  /** The innermost element ends. */
  void end();

  /**
   * Asked by the mending reader before an element begins: must the innermost open element be closed
   * first, because it cannot hold the new one?
   */
  boolean closesBefore(XmlName name);

  /** Stands for the name space of a prefix that was never declared. */
  String UNDECLARED = "undeclared";
}
