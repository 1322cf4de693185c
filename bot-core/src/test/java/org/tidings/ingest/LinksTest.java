package org.tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/x?utm_source=rss",
        "https://A.example:443/x?id=7&utm_medium=mail&fbclid=1#part",
        "http://a.example?utm_source=rss&id=7",
        "https://a.example/x?y#utm_source=rss",
        "https://a.example/x y?z=ä&gclid=2",
        "https://a.example/x?a=1&amp;utm_source=rss",
        "https://a.example/x?",
        "https://user:word@a.example/x?utm_source=rss",
        "javascript:alert(1)?utm_source=rss",
        "https://a.example\\@b.example/?utm_source=rss",
        ""
      })
  void tidyIsWebThenClean(String link) {
    assertThat(Links.tidy(link)).isEqualTo(Links.web(link).map(Links::clean));
    assertThat(Links.tidy(link).map(Object::toString).filter(text -> text.contains("utm_")))
        .isIn(
            Optional.empty(),
            Links.tidy("https://a.example/x?y#utm_source=rss").map(Object::toString));
  }
}
