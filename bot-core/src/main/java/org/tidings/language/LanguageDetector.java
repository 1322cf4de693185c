package org.tidings.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Tells what language a text is in. Reads its weights (about a megabyte of memory) with the first
 * text that needs them. Safe for many threads; a headline costs some ten microseconds.
 */
public final class LanguageDetector {
  /** Stands for a language that has letters in common with those we know, but is none of them. */
  public static final String OTHER = "other";

  /** The languages told apart on two words. */
  public static final Set<String> SIXTEEN =
      Set.of(
          "ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk",
          "zh");

  /** Below this many words only the sixteen are thought of: the others are so much rarer. */
  private static final int WORDS_FOR_OTHERS = 4;

  /** Letters beyond this are not read: the language is clear long before. */
  private static final int READ = 1_500;

  /** Below this a guess is not told. Of two that are as likely, none is. */
  private static final double SURE = 0.4;

  /** How sure a text must be that stands in an archive for good, with nothing else to go by. */
  private static final double SURE_ALONE = 0.9;

  /** What a feed says of its language is worth these odds, as a logarithm: a thousand to one. */
  private static final double PRIOR = Math.log(1_000);

  /** Fewer words contradict no feed: names and quotes are often in another language. */
  private static final int WORDS_TO_CONTRADICT = 5;

  /** Written with Latin letters as well, which the text cannot contradict. */
  private static final Set<String> TWO_ALPHABETS = Set.of("sr", "kk", "mn");

  private static final String RESOURCE = "letters.bin.gz";

  private final Map<Alphabet, LetterModel> models;
  private final Set<String> known = new HashSet<>();

  private LanguageDetector(Map<Alphabet, LetterModel> models) {
    this.models = models;
    models.values().forEach(model -> known.addAll(model.languages()));
    known.addAll(Alphabet.owners());
    known.add("ko");
    known.removeAll(TWO_ALPHABETS);
  }

  /** The one with the fitted weights. */
  public static LanguageDetector standard() {
    return Standard.DETECTOR;
  }

  /**
   * The likeliest language.
   *
   * @return empty if there is no letter of an alphabet that we know
   */
  public Optional<Guess> guess(CharSequence text) {
    return ranked(text).map(Ranked::guess);
  }

  /**
   * The ISO 639-1 code of a text's language.
   *
   * @return empty when unsure, or when it is a language that has no name here
   */
  public Optional<String> detect(CharSequence text) {
    return guess(text).flatMap(guess -> named(guess, SURE));
  }

  /**
   * The language of an article whose feed says something of it, or nothing. A claim stands unless
   * several words contradict it at more than a thousand to one; then the text is believed.
   *
   * @param claimed ISO 639-1 code
   * @return empty when unsure
   */
  public Optional<String> detect(CharSequence text, Optional<String> claimed) {
    Optional<Ranked> ranked = ranked(text);
    if (ranked.isEmpty()) {
      return claimed;
    }
    Guess guess = ranked.get().guess();
    if (claimed.isPresent()
        && (!known.contains(claimed.get())
            || guess.words() < WORDS_TO_CONTRADICT
            || ranked.get().lead(claimed.get()) < PRIOR)) {
      return claimed;
    }
    return named(guess, SURE_ALONE);
  }

  private static Optional<String> named(Guess guess, double sure) {
    return guess.probability() >= sure && !guess.language().equals(OTHER)
        ? Optional.of(guess.language())
        : Optional.empty();
  }

  private Optional<Ranked> ranked(CharSequence whole) {
    CharSequence text = whole.length() > READ ? whole.subSequence(0, READ) : whole;
    Letters letters = Letters.of(text);
    return switch (letters.most()) {
      case NONE -> Optional.empty();
      case HANGUL -> Optional.of(Ranked.only("ko", letters.count()));
      case OWN -> letters.own().map(code -> Ranked.only(code, letters.count()));
      case LATIN, CYRILLIC, ARABIC, DEVANAGARI, HAN ->
          Optional.ofNullable(models.get(letters.most())).map(model -> byModel(model, text));
    };
  }

  private static Ranked byModel(LetterModel model, CharSequence text) {
    Grams grams = model.grams().add(text);
    double[] scores = model.scores(grams);
    List<String> languages = model.languages();
    if (grams.words() < WORDS_FOR_OTHERS) {
      for (int c = 0; c < scores.length; c++) {
        if (!SIXTEEN.contains(languages.get(c))) {
          scores[c] = Double.NEGATIVE_INFINITY;
        }
      }
    }
    return new Ranked(languages, scores, grams.words());
  }

  /** Reads weights as the fit wrote them. */
  public static LanguageDetector read(InputStream in) throws IOException {
    Map<Alphabet, LetterModel> models = new EnumMap<>(Alphabet.class);
    try (DataInputStream data =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)))) {
      int many = data.readUnsignedByte();
      for (int i = 0; i < many; i++) {
        LetterModel model = LetterModel.read(data);
        models.put(model.alphabet(), model);
      }
    }
    return new LanguageDetector(models);
  }

  /** Read on first use: the start of the bot must not wait for it. */
  private static final class Standard {
    private static final LanguageDetector DETECTOR = load();

    private static LanguageDetector load() {
      try (InputStream in = LanguageDetector.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("the resource %s is missing".formatted(RESOURCE));
        }
        return read(in);
      } catch (IOException e) {
        throw new UncheckedIOException("the resource %s is damaged".formatted(RESOURCE), e);
      }
    }
  }
}
