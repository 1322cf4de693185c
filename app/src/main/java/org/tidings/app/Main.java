package org.tidings.app;

/** Starts Tidings. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("Tidings");
  }
}
