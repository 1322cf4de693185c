package org.tidings.bench.language;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipFile;
import org.tidings.language.Alphabet;
import org.tidings.language.LanguageDetector;

/** Fits all alphabets and writes one resource. The same jar gives the same bytes. */
public final class LanguageFit {
  private static final int WORDS = 1_000_000;
  private static final long SEED = 7;

  /** One Japanese line in so many has no kana, as headlines have it. */
  private static final int WITHOUT_KANA = 50;

  /** Written with Latin letters in the news; told from the ten only as something else. */
  private static final List<String> OTHERS =
      List.of(
          "da", "sv", "nb", "fi", "cs", "sk", "hu", "ro", "hr", "sl", "et", "lv", "lt", "ca", "vi",
          "id", "af", "sq", "is", "eu", "ga", "cy", "tl", "sw");

  record Plan(Alphabet alphabet, int bits, long lines, List<String> languages) {}

  static final List<Plan> PLANS =
      List.of(
          new Plan(
              Alphabet.LATIN,
              16,
              3_000_000,
              List.of(
                  "en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", LanguageDetector.OTHER)),
          new Plan(
              Alphabet.CYRILLIC,
              14,
              1_000_000,
              List.of("ru", "uk", "bg", "sr", "mk", "be", "kk", "mn")),
          new Plan(Alphabet.ARABIC, 12, 300_000, List.of("ar", "fa", "ur")),
          new Plan(Alphabet.DEVANAGARI, 12, 300_000, List.of("hi", "mr")),
          new Plan(Alphabet.HAN, 15, 300_000, List.of("zh", "ja")));

  private LanguageFit() {}

  /** Fits and writes. */
  public static void run(Path lingua, Path file) throws IOException {
    try (ZipFile jar = new ZipFile(lingua.toFile());
        OutputStream to = new BufferedOutputStream(Files.newOutputStream(file));
        DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to))) {
      out.writeByte(PLANS.size());
      for (Plan plan : PLANS) {
        fit(plan, jar, out);
      }
    }
    System.out.printf("%d bytes%n", Files.size(file));
  }

  static void fit(Plan plan, ZipFile jar, DataOutputStream out) throws IOException {
    List<String[]> words = new ArrayList<>();
    for (String language : plan.languages()) {
      words.add(
          language.equals(LanguageDetector.OTHER)
              ? mixed(jar)
              : drawn(jar, language, WORDS / Math.max(1, plan.languages().size() / 4)));
    }
    SplittableRandom random = new SplittableRandom(SEED);
    LetterFit fit = new LetterFit(plan.alphabet(), plan.bits(), plan.languages(), words);
    System.out.printf("%s: loss %.4f%n", plan.alphabet(), fit.fit(plan.lines(), random));
    fit.write(out, random);
  }

  private static String[] drawn(ZipFile jar, String language, int many) throws IOException {
    LetterTables tables = LetterTables.read(jar, language);
    SplittableRandom random = new SplittableRandom(SEED);
    String[] words = new String[many];
    if (tables.longest() == 1) {
      SignSource signs = new SignSource(tables);
      Arrays.setAll(words, i -> signs.run(random, i % WITHOUT_KANA == 0));
    } else {
      WordSource source = new WordSource(tables);
      Arrays.setAll(words, _ -> source.word(random));
    }
    return words;
  }

  /** Words of many languages; a line mixes them, which is no worse a picture of "none of ours". */
  private static String[] mixed(ZipFile jar) throws IOException {
    List<String> words = new ArrayList<>();
    for (String language : OTHERS) {
      words.addAll(List.of(drawn(jar, language, WORDS / OTHERS.size())));
    }
    return words.toArray(String[]::new);
  }
}
