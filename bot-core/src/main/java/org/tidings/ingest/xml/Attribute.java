package org.tidings.ingest.xml;

/**
 * An attribute of an element.
 *
 * @param prefix as written, or ""
 * @param name local name as written
 */
public record Attribute(String prefix, String name, String value) {}
