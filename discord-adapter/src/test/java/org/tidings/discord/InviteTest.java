package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InviteTest {
  @Test
  void asksForWhatIsUsedAndNothingElse() {
    // view, send, embed, attach, history, send in threads
    long bits = 1L << 10 | 1L << 11 | 1L << 14 | 1L << 15 | 1L << 16 | 1L << 38;

    assertThat(Invite.link("42"))
        .isEqualTo(
            "https://discord.com/oauth2/authorize?client_id=42"
                + "&scope=bot+applications.commands&permissions="
                + bits);
  }

  @Test
  void takesNoOtherTextForAnId() {
    assertThatThrownBy(() -> Invite.link("42&scope=admin"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
