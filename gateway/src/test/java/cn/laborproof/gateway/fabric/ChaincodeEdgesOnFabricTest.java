package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
import cn.laborproof.testkit.ConsortiumNetwork;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What no honest client sends, to the real chaincode of every institution. */
@Timeout(120)
class ChaincodeEdgesOnFabricTest {

  @TempDir Path temporary;
  private ChannelClient labour;
  private ChannelClient court;

  @BeforeEach
  void open() throws Exception {
    labour = client("labour-operator");
    court = client("court-operator");
  }

  private ChannelClient client(String connection) throws Exception {
    return ChannelClient.open(
        ConsortiumNetwork.connection(connection),
        temporary.resolve(connection),
        Duration.ofSeconds(30),
        Clock.systemUTC());
  }

  @AfterEach
  void close() throws Exception {
    labour.close();
    court.close();
  }

  private static void assertMalformed(
      ChannelClient client, String sentence, String function, String... arguments) {
    for (PeerLink peer : client.peers().inOrder()) {
      ChaincodeRefusedException refused =
          catchThrowableOfType(
              ChaincodeRefusedException.class, () -> peer.evaluate(function, arguments));
      assertThat(refused).as("%s at %s", function, peer.institution()).isNotNull();
      assertThat(refused.why()).isEqualTo(new Refused(Refusal.MALFORMED, sentence, List.of()));
    }
  }

  @Test
  void what_cannot_be_read_is_refused_by_everybody_in_the_same_words() {
    for (ChannelClient client : List.of(labour, court)) {
      assertMalformed(client, "no such function", "putState", "x");
      assertMalformed(client, "every function takes exactly one argument", "read");
      assertMalformed(client, "every function takes exactly one argument", "read", "a", "b");
      assertMalformed(client, "the argument is not printable ASCII", "read", "张三");
    }
    assertMalformed(
        labour, "the argument is not the canonical form of what apply takes", "apply", "{}");
    assertMalformed(
        court, "the argument is not the canonical form of what deposit takes", "deposit", "[]");
  }

  @Test
  void what_stands_nowhere_is_read_as_nothing() throws Exception {
    for (PeerLink peer : labour.peers().inOrder()) {
      assertThat(peer.evaluate("read", "head/" + ConsortiumNetwork.freshOrigin("none"))).isEmpty();
    }
    for (PeerLink peer : court.peers().inOrder()) {
      assertThat(peer.evaluate("read", "receipt/NOBODY-00000000000762")).isEmpty();
      assertThat(peer.evaluate("receipt", "NOBODY-00000000000762")).isEmpty();
    }
  }

  /** A bound on the stream itself would end it, and with it everybody's transactions. */
  @Test
  void an_argument_of_megabytes_is_refused_and_the_peer_goes_on() throws Exception {
    assertMalformed(
        labour, "the argument is longer than 16384 bytes", "apply", "x".repeat(8 * 1024 * 1024));

    what_stands_nowhere_is_read_as_nothing();
  }
}
