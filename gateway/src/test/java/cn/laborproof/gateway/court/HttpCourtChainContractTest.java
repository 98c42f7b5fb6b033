package cn.laborproof.gateway.court;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.authorities.DemoAuthorities;
import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.CourtChainContract;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP adapter in front of the real demo court. */
class HttpCourtChainContractTest extends CourtChainContract {

  private final HttpClient client = HttpClient.newHttpClient();
  private DemoAuthorities authorities;
  private HttpCourtChain court;

  @BeforeEach
  void startCourt(@TempDir Path directory) throws IOException {
    authorities = DemoAuthorities.start(directory, 0);
    CourtTrust trust =
        HttpCourtChain.introduce(client, authorities.uri(), HttpCourtChain.PATIENCE).trust();
    Depositor depositor = new Depositor("Operator", Ed25519SecretKey.generate(new SecureRandom()));
    court =
        new HttpCourtChain(client, authorities.uri(), trust, depositor, HttpCourtChain.PATIENCE);
    court.register();
    court.register();
  }

  @AfterEach
  void stopCourt() throws IOException {
    authorities.close();
    client.close();
  }

  @Override
  protected CourtChain court() {
    return court;
  }

  @Test
  void a_deposit_made_twice_grows_the_chain_once_and_the_head_names_its_newest_block() {
    CourtReceipt one = given(court.deposit(deposit(1)));
    CourtReceipt two = given(court.deposit(deposit(2)));
    CourtHead head = given(court.head());

    assertThat(two.block().previous()).isEqualTo(one.block().hash());
    assertThat(head.hash()).isEqualTo(two.block().hash());
    assertThat(given(court.deposit(deposit(2)))).isEqualTo(two);
    assertThat(given(court.head())).isEqualTo(head);
  }
}
