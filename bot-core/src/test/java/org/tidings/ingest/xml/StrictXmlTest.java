package org.tidings.ingest.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictXmlTest {
  /** Writes the events down. */
  private static final class Log implements XmlEvents {
    private final StringBuilder lines = new StringBuilder();

    @Override
    public void start(XmlName name, List<Attribute> attributes) {
      lines.append('<').append(name.space().isEmpty() ? "" : "{" + name.space() + "}");
      lines.append(name.local());
      attributes.forEach(a -> lines.append(' ').append(a.name()).append('=').append(a.value()));
      lines.append('>');
    }

    @Override
    public void text(String holder, int from, int to) {
      lines.append(holder, from, to);
    }

    @Override
    public void end() {
      lines.append("</>");
    }

    @Override
    public boolean closesBefore(XmlName name) {
      throw new AssertionError("only the mending reader asks");
    }
  }

  private static String read(String document) {
    Log log = new Log();
    return new StrictXml().read(document, log) ? log.lines.toString() : "refused";
  }

  @Test
  void readsElementsTextsAndAttributes() {
    assertThat(
            read(
                "<?xml version=\"1.0\"?>\n<!-- c -->\n<a x='1' y = \"2\n3\"><b/>t<b >u</b ></a>\n"))
        .isEqualTo("<a x=1 y=2 3><b></>t<b>u</></>");
  }

  @Test
  void resolvesXmlsOwnReferencesAndNumbers() {
    assertThat(read("<a b='&quot;'>&lt;p&gt; &amp;amp; &#65;&#x1F600; &apos;</a>"))
        .isEqualTo("<a b=\"><p> &amp; A\ud83d\ude00 '</>");
  }

  @Test
  void handsSectionsOnAsTheyStand() {
    assertThat(read("<a>x<![CDATA[<p>&nbsp;]] ]]>y<![CDATA[]]></a>"))
        .isEqualTo("<a>x<p>&nbsp;]] y</>");
  }

  @Test
  void knowsNameSpacesWhereTheyAreDeclared() {
    assertThat(read("<a xmlns='u' xmlns:p='v'><p:b/><c xmlns='w' xmlns:p='z'><p:b/></c><p:b/></a>"))
        .isEqualTo("<{u}a><{v}b></><{w}c><{z}b></></><{v}b></></>");
  }

  @Test
  void makesOneLineBreakOfEveryKind() {
    assertThat(read("<a>1\r\n2\r3</a>")).isEqualTo("<a>1\n2\n3</>");
  }

  @Test
  void skipsADoctypeThatDeclaresNothing() {
    assertThat(read("<!DOCTYPE rss SYSTEM \"http://x.example/rss.dtd\"><rss/>"))
        .isEqualTo("<rss></>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>text",
        "<a><b></a></b>",
        "<a>&nbsp;</a>",
        "<a>a & b</a>",
        "<a>&#x;</a>",
        "<a b=c/>",
        "<a b/>",
        "<a b='<'/>",
        "<a b='1'c='2'/>",
        "<a b='1/>",
        "<p:a/>",
        "<a:b:c xmlns:a='x'/>",
        "<1/>",
        "< a/>",
        "<a><![CDATA[</a>",
        "<a><!-- </a>",
        "<a><? </a>",
        "<a",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<a><!DOCTYPE a></a>"
      })
  void refusesWhatIsNotWellFormed(String document) {
    assertThat(read(document)).isEqualTo("refused");
  }

  @Test
  void readsDeepAndManyNames() {
    StringBuilder document = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      document.append("<n").append(i).append('>');
    }
    for (int i = 5_999; i >= 0; i--) {
      document.append("</n").append(i).append('>');
    }
    assertThat(read(document.toString())).startsWith("<n0><n1>").endsWith("</></>");
    assertThat(read("<a>".repeat(20_000))).isEqualTo("refused");
  }
}
