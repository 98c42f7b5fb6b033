package cn.laborproof.signing.certification;

import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * GlobalSign's server of RFC 7030, a program of its own in another language, over mutual TLS. Its
 * authority has changed its root: what it hands out holds both roots, which have one name, and the
 * certificates they made for each other.
 */
final class ForeignServer implements AutoCloseable {
  private static final X500Name ROOT = new X500Name("CN=A Foreign Root");
  private static final X500Name ISSUING = new X500Name("CN=A Foreign Issuing CA");
  private static final Duration LIFE = Duration.ofDays(365);

  final TestPki tls = TestPki.at(Instant.now());
  final X509Certificate root;
  private final Instant now = Instant.now();
  private final Process process;
  private final int port;

  ForeignServer(Path directory) throws Exception {
    KeyPair before = CertificateAuthorityContract.key();
    KeyPair after = CertificateAuthorityContract.key();
    KeyPair issuing = CertificateAuthorityContract.key();
    X509Certificate earlier = authority(ROOT, before, ROOT, before.getPrivate(), LIFE);
    root = authority(ROOT, after, ROOT, after.getPrivate(), LIFE);
    List<X509Certificate> bag =
        List.of(
            authority(ISSUING, issuing, ROOT, after.getPrivate(), LIFE.dividedBy(2)),
            earlier,
            authority(ROOT, before, ROOT, after.getPrivate(), LIFE.dividedBy(2)),
            authority(ROOT, after, ROOT, before.getPrivate(), LIFE.dividedBy(2)),
            authority(ISSUING, issuing, ROOT, before.getPrivate(), LIFE.dividedBy(4)),
            root);
    TestIdentity host = tls.issueForHost("localhost");
    port = freePort();
    Path settings =
        Files.writeString(
            directory.resolve("est.json"),
            """
            {"mock_ca": {"certificates": "%s", "private_key": "%s"},
             "tls": {"listen_address": "127.0.0.1:%d", "certificates": "%s", "private_key": "%s", "client_cas": ["%s"]},
             "rate_limit": 1000, "timeout": 20}
            """
                .formatted(
                    pem(directory, "bag", bag),
                    pem(directory, "issuing", issuing.getPrivate()),
                    port,
                    pem(directory, "host", host.chain()),
                    pem(directory, "hostkey", host.key()),
                    pem(directory, "clients", List.of(tls.rootCertificate()))));
    process =
        new ProcessBuilder(program().toString(), "-config", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("est.log").toFile())
            .start();
    awaitTheDoor();
  }

  private static Path program() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path program =
        (cache != null ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache"))
            .resolve("laborproof/estserver");
    if (!Files.isExecutable(program)) {
      throw new AssertionError("the foreign authority is missing: run judges/setup");
    }
    return program;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitTheDoor() {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(() -> {
          new Socket(InetAddress.getLoopbackAddress(), port).close();
          return true;
        });
  }

  URI est() {
    return URI.create("https://localhost:" + port + "/.well-known/est");
  }

  private X509Certificate authority(
      X500Name name, KeyPair key, X500Name issuer, PrivateKey signer, Duration life)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(64, new java.security.SecureRandom()).setBit(63),
            Date.from(now.minusSeconds(3600)),
            Date.from(now.plus(life)),
            name,
            key.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
  }

  static Path pem(Path directory, String name, List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    var text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(block("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(directory.resolve(name + ".pem"), text);
  }

  private static Path pem(Path directory, String name, PrivateKey key) throws IOException {
    return Files.writeString(
        directory.resolve(name + ".pem"), block("PRIVATE KEY", key.getEncoded()));
  }

  private static String block(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
