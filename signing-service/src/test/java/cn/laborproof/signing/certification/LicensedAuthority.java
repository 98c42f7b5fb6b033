package cn.laborproof.signing.certification;

import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.CollectionStore;

/**
 * An authority as a licensed one is reached: RFC 7030 over TLS that asks for a client certificate,
 * with a person who sometimes has to look first.
 */
final class LicensedAuthority implements AutoCloseable {
  final TestPki pki = TestPki.at(Instant.now());
  final AtomicInteger asked = new AtomicInteger();
  private final Deque<Answer> first = new ArrayDeque<>();
  private final HttpsServer server;

  /** An answer that is no certificate. */
  record Answer(int status, String retryAfter, byte[] body) {}

  LicensedAuthority() throws IOException, GeneralSecurityException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SSLContext context = context();
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters demanding = context.getDefaultSSLParameters();
            demanding.setNeedClientAuth(true);
            parameters.setSSLParameters(demanding);
          }
        });
    server.createContext("/", this::answer);
    server.start();
  }

  private SSLContext context() throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store(pki.issueForHost("localhost")), new char[] {'-'});
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("root", pki.rootCertificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  static KeyStore store(TestIdentity identity) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "own", identity.key(), new char[] {'-'}, identity.chain().toArray(X509Certificate[]::new));
    return store;
  }

  URI est() {
    return URI.create("https://localhost:" + server.getAddress().getPort() + "/.well-known/est");
  }

  /** Answers so before it certifies. */
  LicensedAuthority first(int status, String retryAfter, byte[] body) {
    first.add(new Answer(status, retryAfter, body));
    return this;
  }

  /** Whatever is asked next, this request is what it certifies. */
  LicensedAuthority certifying(byte[] request) throws IOException, GeneralSecurityException {
    return first(200, "", certified(Base64.getMimeEncoder().encode(request)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (exchange.getRequestURI().getPath().endsWith("/cacerts")) {
        List<X509Certificate> authorities = pki.issuingAuthority().chain();
        reply(exchange, new Answer(200, "", bundle(holders(authorities))));
        return;
      }
      asked.incrementAndGet();
      Answer said = first.poll();
      reply(exchange, said == null ? new Answer(200, "", certified(body)) : said);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException(e);
    }
  }

  private void reply(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == 302) {
      exchange.getResponseHeaders().add("Location", est() + "/elsewhere/simpleenroll");
    } else if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    if (answer.body().length > 0) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  private byte[] certified(byte[] body) throws IOException, GeneralSecurityException {
    PKCS10CertificationRequest request =
        new PKCS10CertificationRequest(
            Base64.getMimeDecoder().decode(new String(body, StandardCharsets.US_ASCII)));
    TestIdentity issuer = pki.issuingAuthority();
    Instant now = Instant.now();
    try {
      X509CertificateHolder leaf =
          new X509v3CertificateBuilder(
                  new JcaX509CertificateHolder(issuer.certificate()).getSubject(),
                  BigInteger.valueOf(now.toEpochMilli()),
                  Date.from(now.minusSeconds(60)),
                  Date.from(now.plus(Duration.ofDays(1))),
                  X500Name.getInstance(request.getSubject()),
                  request.getSubjectPublicKeyInfo())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.key()));
      return bundle(List.of(leaf));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static List<X509CertificateHolder> holders(List<X509Certificate> certificates)
      throws GeneralSecurityException {
    var holders = new ArrayList<X509CertificateHolder>();
    for (X509Certificate certificate : certificates) {
      holders.add(new JcaX509CertificateHolder(certificate));
    }
    return holders;
  }

  private static byte[] bundle(List<X509CertificateHolder> certificates) throws IOException {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addCertificates(new CollectionStore<>(certificates));
      byte[] der = generator.generate(new CMSAbsentContent()).toASN1Structure().getEncoded("DER");
      return Base64.getMimeEncoder().encode(der);
    } catch (CMSException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
