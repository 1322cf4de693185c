package org.tidings.ingest.page;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * What an element's own names (class, id, role and the like) say of its purpose, in the words that
 * page makers use. One for each page: names repeat, and are looked up once.
 */
final class Marks {
  private static final String[] GROUPS = {
    // body
    "articlebody|article body|article content|articlecontent|entry content|entrycontent|post"
        + " content|postcontent|post body|postbody|story body|storybody|story content|body copy|"
        + "bodytext|body text|article text|articletext|content body|article copy|article main|blog"
        + " content|blog body|richtext|rich text|wysiwyg|field name body|news text|newstext|text"
        + " content|post text|single content|entry body|prose |blogpost|blog post|article inner",
    " article|article ", // article
    "content",
    " post| entry|story|blog|news ", // post
    " main|main |primary", // main
    " text|text |paragraph|copy |body", // text
    "comment|disqus|reply|replies|respond|discussion|leserbrief|kommentar", // comment
    "share|sharing|social|facebook|twitter|whatsapp|pinterest|follow|addthis|shar ", // share
    "related|recommend|read more|readmore|more stories|similar|suggest|also |outbrain|taboola|"
        + "recirc|you may|see also|next article|up next|read next|further|more on|more from|"
        + "teaserlist|crosslink|inline link|promo link|read also|lire aussi|verwandt|weitere",
    " nav|menu|breadcrumb|navigation|nav |navbar|crumb", // nav
    "footer| foot |foot ", // footer
    "header|masthead|topbar|top bar", // header
    "sidebar|side bar|aside|widget|rail |right col|rightcol|column right|sidecol|secondary|"
        + "complementary|sidebox|margin", // sidebar
    " ad | ads |advert|sponsor|promo|adsense| dfp | gpt |banner|commercial|affiliate| offer|adslot|"
        + "ad slot|anzeige|werbung|adunit|google ad", // advertising
    "newsletter|subscri|signup|sign up|email|optin|mailchimp|paywall| cta|call to action|register|"
        + "premium|membership|donat|piano|hubspot", // newsletter
    "author|byline|by line| bio |biograph|contributor|writer|posted"
        + " by|vcard|autor|signature", // who
    " meta|date |date|time |publish|timestamp| info|meta ", // when
    " tag |tags|categor|keyword|topic|kicker|eyebrow|taxonomy|rubrik|label", // tags
    "caption|credit|figcaption|legend|bildunterschrift", // caption
    "figure|gallery|image| img|photo|picture|slide|carousel|media|lightbox|thumb|swiper|foto|bild",
    "cookie|consent|gdpr|modal|popup|overlay|dialog|privacy|notice|alert|toast|pop up", // layer
    "hidden|sr only|screen reader|screenreader|visually|collapse|noprint|no print|d none|invisible|"
        + " hide|offscreen|sronly",
    " list|grid|card|teaser| item|listing| feed|archive|tile|stream", // list
    "title|headline|heading|titel", // title
    " lead |intro|standfirst|summary|excerpt| dek|subtitle|sub title|subhead|deck|abstract|"
        + "description|lede|chapo|vorspann|sapo", // lead
    "quote|pull |pullquote|zitat|tweet", // quote
    " toc|table of contents|tableofcontents|tablecontents|jump|anchor|on this page", // contents
    "rating|review| score| vote| like|poll |quiz|survey|reaction|stars", // rating
    "login|search|form |input|captcha|wpcf| form", // form
    "copyright|legal|disclaimer|disclosure| terms|license|imprint|impressum|policy", // legal
    "video|player|audio|embed|youtube|podcast|playlist|jwplayer", // player
    "popular|trending|latest|recent|most read|mostread|top stories|topstories|featured|breaking|"
        + "ticker|headlines|most viewed|mostpopular|top news", // popular
    "pagination|pager | prev| next|paging|pagenav|post nav|previous|adjacent", // pager
    " tool|print|utility|action|button| btn|toolbar|controls", // tools
    "product|shop|price| buy|cart|deal|coupon|commerce|specs", // product
    "infobox|navbox|reference|footnote|citation|catlinks| mw |editsection|cite ref|sources", // wiki
    "faq|accordion|question|toggle| tab ", // accordion
    "highlight|factbox|fact box|infobox|keypoint|key point|takeaway|callout|box |insert|inset",
    "about|profile|contact|team|staff|company", // about
    "timeline|live |liveblog|transcript|event", // live
    "recipe|ingredient|instruction|step", // recipe
  };

  /** How many purposes there are. */
  static final int COUNT = GROUPS.length;

  static final long COMMENT = 1L << 6;
  static final long RELATED = 1L << 8;
  static final long NAV = 1L << 9;
  static final long FOOTER = 1L << 10;
  static final long SIDEBAR = 1L << 12;
  static final long AUTHOR = 1L << 15;
  static final long WHEN = 1L << 16;
  static final long CAPTION = 1L << 18;
  static final long POPULAR = 1L << 31;
  static final long TITLE = 1L << 23;
  static final long HIDDEN = 1L << 21;

  private static final WordGroups WORDS = new WordGroups(GROUPS);
  private static final String[] NAMING = {
    "class", "id", "role", "itemprop", "data-testid", "data-component", "data-type", "aria-label"
  };
  private static final int LONGEST = 200;

  private final Map<String, Long> known = new HashMap<>();

  /** The purposes that an element's names tell, as bits. */
  long of(Element element) {
    if (element.attributesSize() == 0) {
      return 0;
    }
    long bits = 0;
    for (String name : NAMING) {
      String value = element.attributes().getIgnoreCase(name);
      if (!value.isEmpty()) {
        bits |= known.computeIfAbsent(value, text -> WORDS.in(WordGroups.folded(text, LONGEST)));
      }
    }
    return bits;
  }
}
