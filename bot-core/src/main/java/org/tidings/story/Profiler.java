package org.tidings.story;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidings.article.Article;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokens;

/** Makes profiles of articles. Not safe for use by several threads: it keeps its scratch space. */
public final class Profiler {
  /** Words kept of an article: the most telling ones. */
  static final int KEPT = 56;

  /** Words by which an article is found again. */
  static final int POSTED = 26;

  /** Word triples kept of an article. */
  static final int TRIPLES = 40;

  /** Words of a text that are looked at; what stands later adds nothing to an event. */
  static final int READ = 1200;

  /** Words under a headline that are no text yet. */
  static final int BARE = 8;

  /** Words of a body that stand for a lead where there is none. */
  static final int LEAD = 60;

  /**
   * Words kept that stand in the body only, behind the lead: those that the text keeps repeating.
   */
  static final int BODY = 4;

  /** How often a word must stand in a text to be kept where it stands in the body only. */
  static final int REPEATED = 3;

  private static final int DEEP = 1 << 30;

  static final float[] OFTEN = {1f, 1.5f, 2f, 2.4f};

  private static final List<String> DAYS =
      List.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Map<String, Integer> DAY_BITS = new HashMap<>();

  static {
    for (int i = 0; i < DAYS.size(); i++) {
      DAY_BITS.put(DAYS.get(i), 1 << i);
    }
  }

  private final Background background;
  private final Meaning meaning;
  private final int[] foreign = new int[1 << 16];
  private int foreigners;

  private int[] keys = new int[4096];
  private byte[] flags = new byte[4096];
  private int[] counts = new int[4096];
  private int[] used = new int[4096];
  private int size;
  private final int[] triples = new int[READ * 2 + 64];
  private final long[] seen = new long[1 << 10];
  private char lastCut;

  public Profiler(Background background) {
    this(background, Meaning.shipped());
  }

  public Profiler(Background background, Meaning meaning) {
    this.background = background;
    this.meaning = meaning;
  }

  /** Forgets what it learnt of languages that have no background. */
  void forget() {
    Arrays.fill(foreign, 0);
    foreigners = 0;
  }

  /** The profile of an article. */
  public Profile profile(Article article, ArticleTokens tokens) {
    clear();
    boolean english = tokens.language().equals("en") || tokens.language().isEmpty();
    String language = english ? "en" : tokens.language();
    read(language, tokens.title(), Profile.TITLE, 0, READ, shouts(tokens.title()));
    read(language, tokens.summary(), Profile.LEAD, 0, READ, false);
    int lead = tokens.summary().size() == 0 ? LEAD : 0;
    read(language, tokens.body(), Profile.LEAD, 0, lead, false);
    read(language, tokens.body(), 0, lead, READ, false);
    return build(article, tokens, english);
  }

  /** A headline in capitals, where a capital letter says nothing. */
  private static boolean shouts(Tokens title) {
    int capital = 0;
    int words = 0;
    for (int i = 0; i < title.size(); i++) {
      if (!title.is(i, Tokens.STOP) && !title.is(i, Tokens.NUMBER)) {
        words++;
        capital += title.is(i, Tokens.CAPITAL) ? 1 : 0;
      }
    }
    return capital * 10 >= words * 7;
  }

  private void read(
      String language, Tokens tokens, int field, int from, int to, boolean capitalsSayNothing) {
    for (int i = from; i < Math.min(to, tokens.size()); i++) {
      if ((tokens.is(i, Tokens.STOP) && !tokens.is(i, Tokens.ACRONYM))
          || (tokens.term(i).length() < 2 && !tokens.is(i, Tokens.NUMBER))) {
        continue;
      }
      int flag = field;
      if (tokens.is(i, Tokens.NUMBER)) {
        flag |= Profile.NUMBER;
      } else if (tokens.is(i, Tokens.CAPITAL)
          && !capitalsSayNothing
          && (!tokens.is(i, Tokens.SENTENCE_START) || tokens.is(i, Tokens.ACRONYM))) {
        flag |= Profile.NAME;
      }
      count(Background.key(language, tokens.term(i)), flag);
    }
  }

  private void count(int key, int flag) {
    int mask = keys.length - 1;
    int at = ((key * 0x9E3779B1) >>> 8) & mask;
    while (keys[at] != 0 && keys[at] != key + 1) {
      at = (at + 1) & mask;
    }
    if (keys[at] == 0) {
      keys[at] = key + 1;
      used[size++] = at;
    }
    flags[at] |= (byte) flag;
    counts[at]++;
  }

  private void clear() {
    for (int i = 0; i < size; i++) {
      keys[used[i]] = 0;
      flags[used[i]] = 0;
      counts[used[i]] = 0;
    }
    size = 0;
  }

  private Profile build(Article article, ArticleTokens tokens, boolean english) {
    int[] terms = terms(ranked(english));
    sort(terms);
    char[] triples = triples(tokens);
    char cut = lastCut;
    return new Profile(
        article.id().value(),
        terms,
        triples,
        cut,
        meaning.of(terms, background),
        days(tokens),
        tokens.summary().size() + tokens.body().size() < BARE,
        article.report().created().isPresent(),
        (int) Math.floorDiv(article.at().getEpochSecond(), 60),
        article.report().link().map(Profiler::site).orElse(0),
        titleHash(tokens.title()),
        norms(terms));
  }

  /** The places of the words that tell of an event, the most telling last. */
  private long[] ranked(boolean english) {
    long[] ranked = new long[size];
    int found = 0;
    for (int i = 0; i < size; i++) {
      int at = used[i];
      boolean deep = (flags[at] & (Profile.TITLE | Profile.LEAD)) == 0;
      if (deep && counts[at] < REPEATED) {
        continue;
      }
      float weight = telling(keys[at] - 1, english) * OFTEN[often(counts[at])];
      if ((flags[at] & Profile.TITLE) != 0) {
        weight *= 1.5f;
      }
      ranked[found++] = (long) (weight * 1024) << 32 | (deep ? DEEP : 0) | at;
    }
    ranked = Arrays.copyOf(ranked, found);
    Arrays.sort(ranked);
    return ranked;
  }

  private int[] terms(long[] ranked) {
    int[] terms = new int[Math.min(KEPT, ranked.length)];
    int kept = 0;
    int deep = 0;
    for (int i = ranked.length - 1; i >= 0 && kept < KEPT; i--) {
      if ((ranked[i] & DEEP) != 0 && ++deep > BODY) {
        continue;
      }
      int at = (int) ranked[i] & ~DEEP;
      int flag = flags[at] | often(counts[at]) << Profile.OFTEN_SHIFT;
      terms[kept] = (keys[at] - 1) << 8 | flag | (kept < POSTED ? Profile.POSTED : 0);
      kept++;
    }
    return Arrays.copyOf(terms, kept);
  }

  private static int days(ArticleTokens tokens) {
    int days = days(tokens.title(), LEAD) | days(tokens.summary(), LEAD * 2);
    return tokens.summary().size() == 0 ? days | days(tokens.body(), LEAD) : days;
  }

  private static int days(Tokens tokens, int to) {
    int days = 0;
    for (int i = 0; i < Math.min(to, tokens.size()); i++) {
      if (tokens.is(i, Tokens.CAPITAL)) {
        days |= DAY_BITS.getOrDefault(tokens.word(i), 0);
      }
    }
    return days;
  }

  private static void sort(int[] terms) {
    for (int i = 0; i < terms.length; i++) {
      terms[i] ^= Integer.MIN_VALUE;
    }
    Arrays.sort(terms);
    for (int i = 0; i < terms.length; i++) {
      terms[i] ^= Integer.MIN_VALUE;
    }
  }

  private float telling(int key, boolean english) {
    if (english) {
      return background.weight(key);
    }
    int seen = foreign[key & 0xffff];
    return (float) Math.min(Background.UNSEEN, Math.log((foreigners + 500.0) / (seen + 1.0)));
  }

  private static int often(int count) {
    return count <= 2 ? count - 1 : count <= 4 ? 2 : 3;
  }

  private float[] norms(int[] terms) {
    float[] norms = new float[9];
    for (int term : terms) {
      int place = background.find(term >>> 8);
      float weight = background.weightAt(place);
      float loss = background.lossAt(place, term);
      norms[7] += loss;
      norms[8] += (term & Profile.TITLE) != 0 ? loss : 0;
      float square = weight * weight;
      float often = OFTEN[term >>> Profile.OFTEN_SHIFT & 3];
      norms[0] += square * often * often;
      norms[6] += square;
      norms[1] += (term & Profile.TITLE) != 0 ? square : 0;
      norms[2] += (term & Profile.LEAD) != 0 ? square : 0;
      norms[3] += (term & Profile.NAME) != 0 ? square : 0;
      norms[4] += (term & Profile.NAME) != 0 ? weight : 0;
      norms[5] += (term & Profile.NUMBER) != 0 ? weight : 0;
    }
    return norms;
  }

  private char[] triples(ArticleTokens tokens) {
    int found = triples(tokens.summary(), 0);
    found = triples(tokens.body(), found);
    if (tokens.summary().size() + tokens.body().size() < BARE) {
      found = triples(tokens.title(), found);
    }
    return sample(found);
  }

  private int triples(Tokens tokens, int from) {
    int found = from;
    int end = Math.min(tokens.size(), READ);
    for (int i = 0; i + 2 < end; i++) {
      int hash = tokens.word(i).hashCode() * 31 + tokens.word(i + 1).hashCode();
      hash = (hash * 0x01000193 ^ tokens.word(i + 2).hashCode()) * 0x9E3779B1;
      triples[found++] = (hash >>> 16) * 0x9E37 & 0xffff;
    }
    return found;
  }

  /** Keeps the smallest distinct triples: for all texts the same choice. */
  private char[] sample(int found) {
    int distinct = 0;
    for (int i = 0; i < found; i++) {
      int triple = triples[i];
      if ((seen[triple >>> 6] >>> triple & 1) == 0) {
        seen[triple >>> 6] |= 1L << triple;
        triples[distinct++] = triple;
      }
    }
    for (int i = 0; i < distinct; i++) {
      seen[triples[i] >>> 6] = 0;
    }
    Arrays.sort(triples, 0, distinct);
    char[] out = new char[Math.min(TRIPLES, distinct)];
    for (int i = 0; i < out.length; i++) {
      out[i] = (char) triples[i];
    }
    lastCut = distinct > TRIPLES ? out[TRIPLES - 1] : Character.MAX_VALUE;
    return out;
  }

  private static int titleHash(Tokens title) {
    int hash = 7;
    for (int i = 0; i < title.size(); i++) {
      hash = hash * 31 + title.word(i).hashCode();
    }
    return hash;
  }

  private static int site(URI link) {
    String host = link.getHost();
    return host == null ? 0 : (host.startsWith("www.") ? host.substring(4) : host).hashCode();
  }

  /** Remembers the words of an article of a language without a background. */
  void learn(Profile profile, boolean english) {
    if (!english) {
      foreigners++;
      for (int term : profile.terms) {
        foreign[term >>> 8 & 0xffff]++;
      }
    }
  }
}
