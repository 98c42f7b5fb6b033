package cn.laborproof.gateway.court;

import cn.laborproof.authorities.DemoAuthorities;
import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.CourtChainContract;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
}
