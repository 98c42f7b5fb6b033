package cn.laborproof.benchmarks;

import cn.laborproof.authorities.DemoAuthorities;
import cn.laborproof.testkit.EstClient;
import cn.laborproof.testkit.TestIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * The demo authorities in this very process, and two signers with P-256 keys. Both ways of signing
 * use the same authorities, so what these cost is in both figures.
 */
record SigningDesk(
    DemoAuthorities authorities,
    TestIdentity worker,
    TestIdentity employer,
    X509Certificate root,
    X509Certificate timestampRoot)
    implements AutoCloseable {

  static SigningDesk open(Path directory) throws IOException, InterruptedException {
    DemoAuthorities authorities = DemoAuthorities.start(directory, 0);
    EstClient est = EstClient.of(authorities.uri(), directory);
    return new SigningDesk(
        authorities,
        est.worker(SampleContract.WORKER),
        est.organisation(SampleContract.EMPLOYER, SampleContract.EMPLOYER_CODE),
        certificate(authorities.uri().resolve("/ca/root.cer")),
        certificate(authorities.uri().resolve("/tsa/root.cer")));
  }

  URI timestampAddress() {
    return authorities.uri().resolve("/tsa");
  }

  private static X509Certificate certificate(URI address) throws IOException {
    try (InputStream in = address.toURL().openStream()) {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(in.readAllBytes()));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    authorities.close();
  }
}
