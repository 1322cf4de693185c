package org.tidings.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Form;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

class JsonRendererTest {
  private static final ActionId ID = new ActionId("v1:x");

  private final JsonRenderer json = new JsonRenderer();

  @Test
  void writesAReplyOnOneLine() {
    assertThat(json.render(TerminalRendererTest.everything()))
        .isEqualTo(
            """
            {"reply":"say","privately":true,"blocks":[\
            {"block":"headline","rank":1,"title":"Dam opens","link":"https://valley.example/dam",\
            "source":"Valley Post","publishedAt":"2026-01-01T22:30:00Z","note":"3 sources",\
            "image":"https://valley.example/dam.jpg"},\
            {"block":"words","text":"Two lines\\nof words."},\
            {"block":"facts","facts":[{"name":"Sector","value":"Energy"}]},\
            {"block":"file","name":"list.opml"}],\
            "actions":[{"action":"press","label":"More","id":"v1:x"},\
            {"action":"open","label":"Read","url":"https://valley.example/dam"},\
            {"action":"pick","label":"Sector","id":"v1:x",\
            "options":[{"label":"Energy","value":"energy"}]},\
            {"action":"share","label":"Share","query":"dam"}]}
            """);
  }

  @Test
  void namesTheReasonOfARefusal() {
    Reply reply =
        new Reply.Refuse(
            Reply.Reason.WRONG_INPUT, "No \"such\" thing.", List.of(new Action.Press("Yes", ID)));

    assertThat(json.render(reply))
        .isEqualTo(
            """
            {"reply":"refuse","privately":true,"blocks":[],\
            "actions":[{"action":"press","label":"Yes","id":"v1:x"}],\
            "reason":"wrong-input","hint":"No \\"such\\" thing."}
            """);
  }

  @Test
  void writesTheFieldsOfAForm() {
    Reply reply =
        new Reply.Ask(
            new Form(
                ID,
                "Feedback",
                List.of(new Form.Field("text", "What?", Optional.empty(), true, 50))));

    assertThat(json.render(reply))
        .isEqualTo(
            """
            {"reply":"ask","privately":false,"blocks":[],"actions":[],\
            "form":{"id":"v1:x","title":"Feedback",\
            "fields":[{"name":"text","label":"What?","required":true,"longest":50}]}}
            """);
  }

  @Test
  void tellsReplacingFromSayingNothing() {
    assertThat(json.render(new Reply.Replace(Post.words("new"))))
        .startsWith("{\"reply\":\"replace\",\"privately\":false,");
    assertThat(json.render(new Reply.Nothing()))
        .isEqualTo("{\"reply\":\"nothing\",\"privately\":false,\"blocks\":[],\"actions\":[]}\n");
  }
}
