package org.tidings.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
  private static final String GERMAN =
      "Der Hafen von Larnau bleibt nach dem Sturm bis Freitag geschlossen";

  private final LanguageDetector detector = LanguageDetector.standard();

  @ParameterizedTest
  @CsvSource({
    "en, The harbour stays closed until Friday after the storm",
    "de, Der Hafen bleibt nach dem Sturm bis Freitag geschlossen",
    "fr, Le port reste fermé jusqu'à vendredi après la tempête",
    "es, El puerto sigue cerrado hasta el viernes tras la tormenta",
    "pt, O porto continua fechado até sexta-feira depois da tempestade",
    "it, Il porto resta chiuso fino a venerdì dopo la tempesta",
    "nl, De haven blijft na de storm tot vrijdag gesloten",
    "pl, Port pozostanie zamknięty do piątku po burzy",
    "tr, Liman fırtınadan sonra cuma gününe kadar kapalı kalacak",
    "ru, Порт останется закрытым до пятницы после шторма",
    "uk, Порт залишиться зачиненим до п'ятниці після шторму",
    "ar, الميناء يبقى مغلقا حتى يوم الجمعة بعد العاصفة",
    "hi, तूफान के बाद बंदरगाह शुक्रवार तक बंद रहेगा",
    "ja, 嵐の後、港は金曜日まで閉鎖されたままです",
    "ko, 폭풍 후 항구는 금요일까지 폐쇄된다",
    "zh, 暴风雨过后港口将关闭至周五"
  })
  void tellsSixteenLanguagesOfHeadlines(String code, String headline) {
    assertThat(detector.detect(headline)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "en, harbour strike",
    "de, hafen gesperrt",
    "fr, grève portuaire",
    "nl, haven gesloten",
    "pl, zamknięty port",
    "tr, liman kapalı",
    "uk, зачинений порт",
    "ru, закрытый порт",
    "ja, 港で火災",
    "zh, 关闭"
  })
  void tellsTwoWords(String code, String words) {
    assertThat(detector.detect(words)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "el, Το λιμάνι μένει κλειστό",
    "he, הנמל סגור עד יום שישי",
    "th, ท่าเรือปิดจนถึงวันศุกร์",
    "bn, ঝড়ের পর বন্দর বন্ধ",
    "ka, პორტი დაკეტილია"
  })
  void namesTheOwnerOfAnAlphabet(String code, String headline) {
    assertThat(detector.detect(headline)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "fa, بندر پس از طوفان تا روز جمعه بسته خواهد ماند و کشتی‌ها در راه هستند",
    "bg, Пристанището остава затворено до петък след бурята и корабите чакат навън"
  })
  void namesNeighboursOfTheSixteenInLongerTexts(String code, String text) {
    assertThat(detector.detect(text)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Hamnen förblir stängd fram till fredag efter stormen säger hamnkaptenen",
    "A kikötő péntekig zárva marad a vihar után mondta a kikötőmester",
    "Satama pysyy suljettuna perjantaihin asti myrskyn jälkeen kertoo satamakapteeni"
  })
  void takesNoOtherLanguageForOneOfThem(String text) {
    assertThat(detector.detect(text)).isEmpty();
  }

  @Test
  void isUnsureWithoutLetters() {
    assertThat(detector.detect("")).isEmpty();
    assertThat(detector.detect("2026: 14.7 % (!) 🚢")).isEmpty();
  }

  @Test
  void readsAddressesAndSurrogatesWithoutHarm() {
    assertThat(detector.detect("\ud83d\ude00\ud83d \udc00 𝒜𝒷𝒸")).isNotNull();
    assertThat(detector.detect("x".repeat(100_000))).isNotNull();
  }

  @Test
  void keepsWhatTheFeedSaysWhenAFewWordsSpeakAgainstIt() {
    assertThat(detector.detect("Hafen gesperrt", Optional.of("en"))).contains("en");
  }

  @Test
  void believesTheTextThatContradictsItsFeedStrongly() {
    assertThat(detector.detect(GERMAN, Optional.of("en"))).contains("de");
  }

  @Test
  void tellsTheLanguageOfAFeedThatNamesNone() {
    assertThat(detector.detect(GERMAN, Optional.empty())).contains("de");
  }

  @Test
  void leavesUnsetWhatIsUnsure() {
    assertThat(detector.detect("internet radio", Optional.empty())).isEmpty();
  }

  @Test
  void believesAFeedWhoseLanguageItCannotKnow() {
    String catalan = "El port romandrà tancat fins divendres després de la tempesta d'ahir";
    assertThat(detector.detect(catalan, Optional.of("ca"))).contains("ca");
  }

  @Test
  void believesAFeedWhoseLanguageIsWrittenInTwoAlphabets() {
    String serbian = "Luka ostaje zatvorena do petka posle oluje kaže lučki kapetan";
    assertThat(detector.detect(serbian, Optional.of("sr"))).contains("sr");
  }
}
