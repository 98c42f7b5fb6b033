package cn.laborproof.gateway.court;

import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A test's own authority, and the files an administrator would lay out for the way to a court. */
final class TlsFiles {

  static final String KEY_ID = "operator-2026";
  private static final char[] PASSWORD = "not a secret".toCharArray();

  final TestPki pki = TestPki.at(Instant.now());
  final Path directory;
  final KeyPair signing;

  TlsFiles(Path directory) throws GeneralSecurityException, IOException {
    this(directory, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  TlsFiles(Path directory, KeyPair signing) throws GeneralSecurityException, IOException {
    this.directory = directory;
    this.signing = signing;
    client(pki.issue(LeafKind.GOOD, "operator"));
    certificates("roots.pem", List.of(pki.rootCertificate()));
    key("signing.pem", signing.getPrivate());
  }

  PublicKey signingKey() {
    return signing.getPublic();
  }

  /** Lays out the client's identity, in both forms. */
  void client(TestIdentity identity) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("operator", identity.key(), PASSWORD, identity.chainArray());
    try (OutputStream out = Files.newOutputStream(directory.resolve("client.p12"))) {
      store.store(out, PASSWORD);
    }
    Files.writeString(directory.resolve("client.password"), new String(PASSWORD) + "\n");
    certificates("client.pem", identity.chain());
    key("client.key", identity.key());
  }

  void certificates(String file, List<X509Certificate> certificates)
      throws CertificateEncodingException, IOException {
    StringBuilder pem = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      pem.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    Files.writeString(directory.resolve(file), pem);
  }

  void key(String file, PrivateKey key) throws IOException {
    Files.writeString(directory.resolve(file), pem("PRIVATE KEY", key.getEncoded()));
  }

  private static String pem(String kind, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }

  CourtSettings.Identity store() {
    return new CourtSettings.Identity.Store(
        directory.resolve("client.p12"), directory.resolve("client.password"));
  }

  CourtSettings.Identity pem() {
    return new CourtSettings.Identity.Pem(
        directory.resolve("client.pem"), directory.resolve("client.key"));
  }

  CourtSettings settings(URI address, CourtTrust trust) throws IOException {
    return settings(address, trust, store(), Optional.empty());
  }

  CourtSettings settings(
      URI address, CourtTrust trust, CourtSettings.Identity identity, Optional<Path> mapping)
      throws IOException {
    Files.write(directory.resolve("trust.json"), trust.toJson().canonicalBytes());
    return new CourtSettings(
        address.toString(),
        identity,
        directory.resolve("roots.pem"),
        directory.resolve("signing.pem"),
        KEY_ID,
        directory.resolve("trust.json"),
        mapping,
        Duration.ofSeconds(5),
        CourtConnection.ANSWER_LIMIT);
  }

  /** A court's side of TLS, which believes this authority. */
  SSLContext server(TestIdentity identity) throws GeneralSecurityException, IOException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry("court", identity.key(), PASSWORD, identity.chainArray());
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("root", pki.rootCertificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  SSLContext server() throws GeneralSecurityException, IOException {
    return server(pki.issueForHost("localhost"));
  }

  /** Asks callers for a certificate. */
  static HttpServer demanding(HttpsServer server, SSLContext tls) {
    return demanding(server, tls, "TLSv1.3");
  }

  static HttpServer demanding(HttpsServer server, SSLContext tls, String version) {
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters demands = tls.getDefaultSSLParameters();
            demands.setProtocols(new String[] {version});
            demands.setNeedClientAuth(true);
            parameters.setSSLParameters(demands);
          }
        });
    return server;
  }
}
