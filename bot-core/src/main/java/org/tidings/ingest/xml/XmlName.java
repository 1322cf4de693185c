package org.tidings.ingest.xml;

/**
 * Name of an element. One document's reader gives the same object for the same name, so that what
 * is known of a name can be looked up by its identity.
 *
 * @param space its name space, or "" for none, or {@link XmlEvents#UNDECLARED}
 * @param prefix as written, or ""
 * @param local as written
 */
public record XmlName(String space, String prefix, String local) {}
