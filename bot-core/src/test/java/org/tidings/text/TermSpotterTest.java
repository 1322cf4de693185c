package org.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TermSpotterTest {
  private static final List<String> TEXTS =
      List.of(
          "The floods of São Paulo's rivers: flooding, \"flooded\" (US) e-mail 3,000 dying.",
          "L'économie d'aujourd'hui\u00a0s'améliore; les rivières débordent\nencore.",
          "Наводнение в Ёлкине. Реки вышли из берегов!",
          "洪水が東京で発生した。Tokyo river",
          "الفيضانات في المدينة");

  private final Tokenizer tokenizer = new Tokenizer();

  @Test
  void findsTheSameWordsAsSplittingTheWholeText() {
    Random random = new Random(4);
    for (String language : List.of("en", "fr", "ru", "ja", "ar", "nl")) {
      for (String text : TEXTS) {
        Tokens all = tokenizer.tokenize(language, text);
        for (int i = 0; i < 20; i++) {
          Set<String> terms = new TreeSet<>();
          terms.add(all.term(random.nextInt(all.size())));
          terms.add(all.term(random.nextInt(all.size())));
          Tokens spotted = new TermSpotter(tokenizer, language, terms).spot(text);
          assertThat(places(spotted, terms))
              .as("%s %s", language, terms)
              .isEqualTo(places(all, terms));
        }
      }
    }
  }

  private static List<String> places(Tokens tokens, Set<String> terms) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (terms.contains(tokens.term(i))) {
        places.add(tokens.start(i) + "-" + tokens.end(i));
      }
    }
    return places;
  }
}
