package org.tidings.ingest.page;

/** Words that give away what a short text of a page is for. */
final class Phrases {
  private static final String[] GROUPS = {
    "share this|share on| share |tweet |facebook|twitter|whatsapp|linkedin|pinterest|email this|"
        + " teilen|partager|compartir|follow us|folgen|suivez|like us|instagram|telegram|copy link",
    "related|read more|read also|also read|see also|more from|more on |you may also|you might|"
        + "recommended|don t miss|up next|mehr zum thema|lesen sie auch|weiterlesen|lire aussi|à"
        + " lire|leer también|lee también|leggi anche|leia também|lees ook|czytaj także|читайте"
        + " также|most read|most popular|trending|recent posts|latest news|popular posts|read next|"
        + "next article|previous article|weitere artikel|auch interessant|das könnte|mehr lesen|"
        + "more stories|top stories|lesen sie mehr|siehe auch|zum thema|previous post|next post|"
        + "ähnliche|must read|in case you missed",
    "newsletter|subscribe|sign up|signup|inbox|abonn|suscrí|anmelden|email address|e mail address|"
        + "join our|free trial|demo|get started|request a|contact us|learn more|membership|"
        + "register|donate|support us|spenden|try it free|sign in|download our",
    "comment|leave a reply|kommentar|commentaire|comentario| reply|antworten|log in|logged in|"
        + "login|reacties|discussion|your email|hinterlasse|moderat",
    "copyright|\u00a9|all rights|alle rechte|tous droits|reserved|terms of|privacy policy|"
        + "datenschutz|impressum|cookie|terms and|nutzungsbedingungen|agb ",
    "advertis|sponsored|anzeige|werbung|publicité|publicidad|affiliate|continues below|scroll to"
        + " continue|article continues|story continues|promoted|commission|ad feedback",
    " by | von | par | por |posted by|posted on|written by| author|published|updated|min read|"
        + "minutes read|veröffentlicht|aktualisiert|publié|modified|edited by|reporting by|"
        + "minute read|read time|reading time|lesezeit| uhr |reviewed by| autor",
    " tags| tag |filed under|categor|topics|schlagw|kategorie|tagged|posted in|keywords|labels|"
        + "themen|stichw|mots clés|etiquetas",
    " photo|image|picture| credit|getty| foto| bild|quelle|courtesy|reuters| afp | ap"
        + " |shutterstock|istock|unsplash|illustration|screenshot|photograph",
    "click here|read full| view |load more|show more|see more|continue reading|back to top|skip to|"
        + "jump to|print|download| here |hier |mehr |nach oben|watch|play |listen|expand|close ",
    "this article|this story|originally|first published|the author|contributor|about"
        + " the|disclaimer|disclosure|opinions expressed|views expressed|follow him|follow"
        + " her|follow me|is a writer|freelance|editor at|reach him|reach her|über den autor|zur"
        + " person|our team",
    "in this article|table of contents|contents|on this page|inhaltsverzeichnis|inhalt |"
        + "key takeaways|at a glance|quick links|jump to",
    " references| sources| footnotes|bibliography|einzelnachweise|external links|further reading|"
        + "quellen|weblinks|notes ",
    " views | likes| votes| reading |shares| ago |online|today| yesterday",
    "jan |feb |mar |apr |may |jun |jul |aug |sep |oct |nov |dec |january|february|march|april|june|"
        + "july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|"
        + "dezember|janvier|février|avril|juin|juillet|août",
    "with inputs|inputs from|agencies| pti | ians | ani |wire service|agence|agentur",
  };

  static final int COUNT = GROUPS.length;

  /** Headings over lists of other articles, comments, subscriptions, tags. */
  static final long LEADING_AWAY = 1L | 1L << 1 | 1L << 2 | 1L << 3 | 1L << 7 | 1L << 10;

  /** Bylines and datelines. */
  static final long WHEN = 1L << 6;

  private static final WordGroups WORDS = new WordGroups(GROUPS);
  private static final int LOOKED_AT = 160;

  private Phrases() {}

  /** The groups that the beginning of a folded text belongs to, as bits. */
  static long of(String folded) {
    return WORDS.in(folded.length() > LOOKED_AT ? folded.substring(0, LOOKED_AT) : folded);
  }
}
