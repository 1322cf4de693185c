package org.tidings.telegram;

import java.util.List;

/** What the adapter itself says to people; everything else is said by the core. */
final class Wording {
  static final String DESCRIPTION =
      "News from many sources in one chat: latest and trending stories, search, full coverage,"
          + " digests and alerts. Send /help to begin.";
  static final String SHORT_DESCRIPTION = "A news assistant for chats.";
  static final String FAULT =
      "Something of ours went wrong with that. Please try again in a minute.";
  static final String STALE_BUTTON =
      "This button no longer works. Send the command again to get a fresh one.";
  static final String QUESTION_MARK = "✏️ ";
  static final String FORM_OVER =
      "That question is over: it waits 15 minutes and does not outlive a restart of the bot."
          + " Send the command again to start afresh.";
  static final String FORM_CANCELLED = "Cancelled; nothing was changed.";
  static final String NOTHING_TO_CANCEL = "There is nothing to cancel.";
  static final String FILE_TOO_LARGE =
      "That file could not be fetched: it may be at most 8 MB. Send a smaller one.";
  static final String CUT = "…";

  /**
   * What the bot says of itself to people of other languages, before they begin.
   *
   * @param language two letters
   */
  record About(String language, String description, String shortly) {}

  static final List<About> ABOUT =
      List.of(
          new About(
              "de",
              "Nachrichten vieler Quellen in einem Chat: Neuestes und Trends, Suche, ganze Themen,"
                  + " Überblicke und Alarme. Schicke /help, um anzufangen.",
              "Ein Nachrichtenassistent für Chats."),
          new About(
              "es",
              "Noticias de muchas fuentes en un chat: lo último y las tendencias, búsqueda,"
                  + " historias completas, resúmenes y alertas. Envía /help para empezar.",
              "Un asistente de noticias para chats."),
          new About(
              "fr",
              "Les nouvelles de nombreuses sources dans une discussion : dernières et tendances,"
                  + " recherche, sujets complets, résumés et alertes. Envoyez /help pour"
                  + " commencer.",
              "Un assistant d’actualité pour les discussions."),
          new About(
              "hi",
              "कई स्रोतों की ख़बरें एक ही चैट में: ताज़ा और चर्चित, खोज, पूरी कहानी, सार और अलर्ट।"
                  + " शुरू करने के लिए /help भेजें।",
              "चैट के लिए ख़बरों का सहायक।"),
          new About(
              "it",
              "Notizie da molte fonti in una chat: ultime e tendenze, ricerca, storie intere,"
                  + " riassunti e avvisi. Invia /help per iniziare.",
              "Un assistente di notizie per le chat."),
          new About(
              "pt",
              "Notícias de muitas fontes em um chat: últimas e tendências, busca, histórias"
                  + " inteiras, resumos e alertas. Envie /help para começar.",
              "Um assistente de notícias para chats."));

  private Wording() {}
}
