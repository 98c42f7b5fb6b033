package cn.laborproof.gateway.court;

import cn.laborproof.gateway.TestCourt;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The relay in front of a delayed, refusing, duplicating or lying court again, over mutual TLS with
 * signed requests: a certificate makes nobody honest.
 */
@ParameterizedClass
@EnumSource
class HttpsCourtRelayTest extends CourtRelayTest {

  private TlsFiles files;

  @Override
  LyingCourt serve(TestCourt.Form form) throws Exception {
    files = new TlsFiles(Files.createDirectory(temporary.resolve("tls")));
    return new LyingCourt(form, files.server());
  }

  @Override
  HttpCourtChain wayTo(LyingCourt court) throws Exception {
    return CourtSettingsTest.open(files.settings(court.uri(), court.desk.genesis.trust()));
  }
}
