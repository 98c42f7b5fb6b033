package cn.laborproof.gateway.court;

import cn.laborproof.authorities.court.SecuredCourt;
import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.CourtChainContract;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.testkit.TestPki;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * The HTTPS adapter in front of a demo court that demands a certificate and signed requests: with
 * each form of the client's identity and each kind of signing key.
 */
class HttpsCourtContractTest {

  @Nested
  class WithAKeyStoreAndEd25519 extends OverTls {
    @Override
    TlsFiles files(Path directory) throws Exception {
      return new TlsFiles(directory);
    }

    @Override
    CourtSettings.Identity identity(TlsFiles files) {
      return files.store();
    }
  }

  @Nested
  class WithPemFilesAndEcdsa extends OverTls {
    @Override
    TlsFiles files(Path directory) throws Exception {
      KeyPair signing = TestPki.ec();
      return new TlsFiles(directory, signing);
    }

    @Override
    CourtSettings.Identity identity(TlsFiles files) {
      return files.pem();
    }
  }

  abstract static class OverTls extends CourtChainContract {

    private SecuredCourt server;
    private HttpCourtChain court;

    abstract TlsFiles files(Path directory) throws Exception;

    abstract CourtSettings.Identity identity(TlsFiles files);

    @BeforeEach
    void startCourt(@TempDir Path directory) throws Exception {
      TlsFiles files = files(directory);
      Path chain = directory.resolve("court");
      server =
          SecuredCourt.start(
              chain,
              0,
              files.server(),
              Map.of(TlsFiles.KEY_ID, files.signingKey()),
              Clock.systemUTC());
      court =
          files
              .settings(server.uri(), genesis(chain).trust(), identity(files), Optional.empty())
              .open(
                  "Operator",
                  Ed25519SecretKey.generate(new SecureRandom()),
                  Clock.systemUTC(),
                  new SecureRandom());
      court.register();
    }

    /** Which court to believe reaches an administrator on paper, not over the wire. */
    private static CourtGenesis genesis(Path chain) throws Exception {
      String first = Files.readAllLines(chain.resolve("chain.journal")).getFirst();
      return CourtGenesis.parse(
          first.substring(first.indexOf('{')).getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopCourt() {
      server.close();
    }

    @Override
    protected CourtChain court() {
      return court;
    }
  }
}
