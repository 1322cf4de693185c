package org.tidings.story;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sections that links of news sites name, and the sectors they stand for. */
public final class SectionNames {
  private static final Map<String, String> SECTORS = new HashMap<>();

  static {
    name("politics", "politics us-politics politics-news congress senate house campaign elections");
    name("politics", "election white-house administration state-watch us-policy");
    name("business", "business companies business-news money-markets finance markets banking");
    name("business", "banking-finance moneybeat report-on-business investing industries stocks");
    name("economy", "economy economics forex economic-policy");
    name("technology", "technology tech gadgets gaming personal-tech cybersecurity");
    name("sports", "sports sport football soccer cricket tennis nfl nba mlb nhl golf rugby");
    name("culture", "entertainment culture arts music movies film showbiz celebrity tv books");
    name("culture", "celebrity-news entertainment-arts television theater games game-of-thrones");
    name("health", "health healthcare coronavirus medicine wellness covid-19");
    name("science", "science space science-and-health astronomy");
    name("climate", "climate environment climate-change energy-environment weather");
    name("energy", "energy oil-and-gas");
    name("agriculture", "agriculture farming");
    name("education", "education schools");
    name("transport", "transport transportation aviation autos cars");
    name("travel", "travel tourism");
    name("world", "world international global-development middleeast middle-east americas europe");
    name("world", "asia africa asia-pacific world-news national-security");
  }

  private SectionNames() {}

  private static void name(String sector, String sections) {
    for (String section : sections.split(" ", -1)) {
      SECTORS.put(section, sector);
    }
  }

  /**
   * The sector of the deepest section that a link names; the last part is the article's own and
   * says nothing.
   */
  public static Optional<String> of(URI link) {
    String path = link.getPath();
    if (path == null) {
      return Optional.empty();
    }
    String[] parts = path.toLowerCase(Locale.ROOT).split("/", 12);
    for (int i = Math.min(parts.length - 2, 6); i > 0; i--) {
      String sector = SECTORS.get(parts[i]);
      if (sector != null) {
        return Optional.of(sector);
      }
    }
    return Optional.empty();
  }
}
