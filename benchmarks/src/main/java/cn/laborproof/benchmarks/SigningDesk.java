package cn.laborproof.benchmarks;

import cn.laborproof.authorities.Main;
import cn.laborproof.testkit.EstClient;
import cn.laborproof.testkit.TestIdentity;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * The demo authorities in a process of their own, and two signers with P-256 keys. Processor time
 * of this process is then what signing costs who signs; what authorities spend on a token or an
 * answer is theirs.
 */
record SigningDesk(
    Process authorities,
    URI address,
    TestIdentity worker,
    TestIdentity employer,
    X509Certificate root,
    X509Certificate timestampRoot)
    implements AutoCloseable {

  private static final String BEFORE_ADDRESS = " on ";

  static SigningDesk open(Path directory) throws IOException, InterruptedException {
    Process authorities = start(directory);
    try {
      URI address = address(authorities);
      EstClient est = EstClient.of(address, directory);
      return new SigningDesk(
          authorities,
          address,
          est.worker(SampleContract.WORKER),
          est.organisation(SampleContract.EMPLOYER, SampleContract.EMPLOYER_CODE),
          certificate(address.resolve("/ca/root.cer")),
          certificate(address.resolve("/tsa/root.cer")));
    } catch (IOException | InterruptedException | RuntimeException e) {
      authorities.destroy();
      throw e;
    }
  }

  private static Process start(Path directory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            directory.toString(),
            "0")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static URI address(Process authorities) throws IOException {
    BufferedReader said = authorities.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    if (line == null) {
      throw new IOException("the authorities did not start");
    }
    return URI.create(line.substring(line.lastIndexOf(BEFORE_ADDRESS) + BEFORE_ADDRESS.length()));
  }

  URI timestampAddress() {
    return address.resolve("/tsa");
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
  public void close() {
    authorities.destroy();
  }
}
