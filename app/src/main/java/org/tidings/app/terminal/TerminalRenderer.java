package org.tidings.app.terminal;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Form;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;

/**
 * Makes the text of replies and posts. Pure.
 *
 * <p>Times are put together by hand: the platform's formatters load locale data, which alone would
 * take a noticeable part of the time to the first answer.
 */
public final class TerminalRenderer {
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final int FEW = 6;
  private static final String STRONG = "1";
  private static final String FAINT = "2";
  private static final String LINK = "4";
  private static final String FOUND = "1;33";
  private static final String BUTTON = "36";
  private static final String REFUSAL = "31";

  private final TerminalStyle style;

  public TerminalRenderer(TerminalStyle style) {
    this.style = style;
  }

  /** The text of a reply, ending with a line end; empty when there is nothing to say. */
  public String render(Reply reply) {
    return switch (reply) {
      case Reply.Say(Post post, boolean _) -> render(post);
      case Reply.Replace(Post post) -> render(post);
      case Reply.Ask(Form form) -> question(form);
      case Reply.Refuse(Reply.Reason _, String hint, List<Action> actions) ->
          refusal(hint, actions);
      case Reply.Nothing() -> "";
    };
  }

  /** The text of a post, ending with a line end. */
  public String render(Post post) {
    Page page = new Page(style.width());
    Block before = null;
    for (Block block : post.blocks()) {
      if (before != null && !(before instanceof Block.Facts && block instanceof Block.Facts)) {
        page.gap();
      }
      block(page, block);
      before = block;
    }
    actions(page, post.actions());
    return page.text();
  }

  private void block(Page page, Block block) {
    switch (block) {
      case Block.Headline headline -> headline(page, headline);
      case Block.Words(RichText text) -> page.paragraph("", "", rich(text));
      case Block.Facts(List<Block.Fact> facts) -> {
        for (Block.Fact fact : facts) {
          String name = paint(FAINT, Plain.line(fact.name()) + ":");
          page.paragraph("", "  ", name + " " + rich(fact.value()));
        }
      }
      case Block.File(String name, String _, var bytes) ->
          page.paragraph("", "", "[" + Plain.line(name) + ", " + size(bytes.size()) + "]");
    }
  }

  private void headline(Page page, Block.Headline headline) {
    String rank = headline.rank().map(number -> number + ". ").orElse("");
    String indent = " ".repeat(rank.length());
    page.paragraph(rank, indent, paint(STRONG, rich(headline.title())));
    StringBuilder about = new StringBuilder(Plain.line(headline.source()));
    if (!headline.note().isEmpty()) {
      about.append(" · ").append(Plain.line(headline.note()));
    }
    about.append(" · ").append(time(headline.publishedAt()));
    page.paragraph(indent, indent, paint(FAINT, about.toString()));
    headline.link().ifPresent(link -> page.unbroken(indent + paint(LINK, link.toString())));
  }

  private void actions(Page page, List<Action> actions) {
    if (actions.isEmpty()) {
      return;
    }
    page.gap();
    for (int i = 0; i < actions.size(); i++) {
      String number = paint(BUTTON, "#" + (i + 1)) + " ";
      String indent = " ".repeat(("#" + (i + 1)).length() + 1);
      switch (actions.get(i)) {
        case Action.Press(String label, var _, var _) ->
            page.paragraph(number, indent, Plain.line(label));
        case Action.Open(String label, var link) ->
            page.unbroken(number + Plain.line(label) + " " + paint(LINK, link.toString()));
        case Action.Pick(String prompt, var _, List<Option> options) ->
            page.paragraph(
                number, indent, Plain.line(prompt) + ": " + choices("#" + (i + 1), options));
        case Action.Share(String label, String query) ->
            page.paragraph(number, indent, Plain.line(label) + ": " + Plain.line(query));
      }
    }
  }

  /** A few choices in the line itself; many only when they are asked for. */
  private static String choices(String number, List<Option> options) {
    if (options.size() > FEW) {
      return options.size() + " choices, see them with " + number;
    }
    StringBuilder choices = new StringBuilder();
    for (int i = 0; i < options.size(); i++) {
      choices.append(i == 0 ? "" : ", ").append(numbered(i + 1, options.get(i)));
    }
    return choices.toString();
  }

  /** An option behind its number, which some labels bring along. */
  static String numbered(int number, Option option) {
    String label = Plain.line(option.label());
    return label.startsWith(number + ". ") ? label : number + " " + label;
  }

  private String question(Form form) {
    Form.Field field = form.fields().getFirst();
    Page page = new Page(style.width());
    StringBuilder ways = new StringBuilder();
    field
        .value()
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> ways.append("empty for \"").append(Plain.line(value)).append("\", "));
    if (ways.isEmpty() && !field.required()) {
      ways.append("may be empty, ");
    }
    page.paragraph("", "", paint(STRONG, Plain.line(form.title())));
    page.paragraph(
        "", "", Plain.line(field.label()) + " " + paint(FAINT, "(" + ways + "/cancel to stop)"));
    return page.text();
  }

  private String refusal(String hint, List<Action> actions) {
    Page page = new Page(style.width());
    page.paragraph("", "", paint(REFUSAL, Plain.lines(hint)));
    actions(page, actions);
    return page.text();
  }

  private String rich(RichText text) {
    StringBuilder out = new StringBuilder();
    for (Span span : text.spans()) {
      switch (span) {
        case Span.Plain(String words) -> out.append(Plain.lines(words));
        case Span.Strong(String words) -> out.append(paint(STRONG, Plain.lines(words)));
        case Span.Code(String words) -> out.append(paint(BUTTON, Plain.lines(words)));
        case Span.Mark(String words) -> out.append(paint(FOUND, Plain.lines(words)));
        case Span.Moment(String _, Instant at) -> out.append(time(at));
        case Span.Link(String words, var link) -> {
          out.append(Plain.lines(words));
          if (!words.equals(link.toString())) {
            out.append(" <").append(paint(LINK, link.toString())).append(">");
          }
        }
      }
    }
    return out.toString();
  }

  private String time(Instant at) {
    ZonedDateTime local = at.atZone(style.zone().get());
    return local.getDayOfMonth()
        + " "
        + MONTHS[local.getMonthValue() - 1]
        + " "
        + local.getYear()
        + ", "
        + two(local.getHour())
        + ":"
        + two(local.getMinute());
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String size(int bytes) {
    return bytes < 1024 ? bytes + " bytes" : (bytes + 1023) / 1024 + " kB";
  }

  private String paint(String code, String text) {
    return style.colours() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
