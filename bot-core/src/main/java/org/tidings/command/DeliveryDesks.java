package org.tidings.command;

/** Who delivers for a newsroom: the home's own, or the sample's while that one answers. */
@FunctionalInterface
public interface DeliveryDesks {
  Delivering of(NewsDesk desk);
}
