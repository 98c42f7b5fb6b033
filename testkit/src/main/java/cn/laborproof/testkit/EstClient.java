package cn.laborproof.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Gets certificates from running demo authorities by RFC 7030, so that tests of other modules have
 * signers without knowing how the authorities work.
 *
 * @param base where the authorities answer
 * @param secret the content of their {@code enrolment-secret}
 */
public record EstClient(URI base, String secret) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A client of the authorities whose state is in {@code directory}. */
  public static EstClient of(URI base, Path directory) throws IOException {
    return new EstClient(base, Files.readString(directory.resolve("enrolment-secret")));
  }

  /** A new P-256 key with a worker's certificate. */
  public TestIdentity worker(String name) throws IOException, InterruptedException {
    return enrol("worker", "CN=" + name);
  }

  /** A new P-256 key with an organisation's certificate. */
  public TestIdentity organisation(String name, String creditCode)
      throws IOException, InterruptedException {
    return enrol("organisation", "CN=" + name + ",2.5.4.97=NTRCN-" + creditCode);
  }

  /** A new P-256 key with a mediator's certificate. */
  public TestIdentity mediator(String name) throws IOException, InterruptedException {
    return enrol("mediator", "CN=" + name);
  }

  /**
   * A new P-256 key with a certificate of that profile for the proposed subject, in RFC 4514 text.
   */
  public TestIdentity enrol(String profile, String subject)
      throws IOException, InterruptedException {
    return enrol(TestPki.ec(), profile, subject);
  }

  /** As {@link #enrol(String, String)}, for a key the caller has. */
  public TestIdentity enrol(KeyPair pair, String profile, String subject)
      throws IOException, InterruptedException {
    List<X509Certificate> chain = new ArrayList<>();
    chain.addAll(certificates(post(profile + "/simpleenroll", request(pair, subject))));
    chain.addAll(certificates(HttpRequest.newBuilder(at("cacerts")).build()));
    return new TestIdentity(pair.getPrivate(), chain);
  }

  /** A new SM2 key with a certificate of that profile; the chain is SM2 from end to end. */
  public TestIdentity enrolNational(String profile, String subject)
      throws IOException, InterruptedException {
    KeyPair pair = TestPki.sm2();
    List<X509Certificate> chain = new ArrayList<>();
    var signer = new JcaContentSignerBuilder("SM3withSM2").setProvider(TestPki.NATIONAL);
    chain.addAll(
        certificates(
            post(profile + "/simpleenroll", request(signer, pair, subject)), TestPki.NATIONAL));
    chain.addAll(certificates(HttpRequest.newBuilder(at("sm2/cacerts")).build(), TestPki.NATIONAL));
    return new TestIdentity(pair.getPrivate(), chain);
  }

  private static byte[] request(KeyPair pair, String subject) throws IOException {
    return request(new JcaContentSignerBuilder("SHA256withECDSA"), pair, subject);
  }

  private static byte[] request(JcaContentSignerBuilder signers, KeyPair pair, String subject)
      throws IOException {
    try {
      var signer = signers.build(pair.getPrivate());
      var request =
          new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), pair.getPublic())
              .build(signer);
      return Base64.getMimeEncoder().encode(request.getEncoded());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("a fresh key does not sign", e);
    }
  }

  private HttpRequest post(String path, byte[] body) {
    byte[] pair = ("laborproof:" + secret).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(at(path))
        .header("Content-Type", "application/pkcs10")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private URI at(String path) {
    return base.resolve("/.well-known/est/" + path);
  }

  private static List<X509Certificate> certificates(HttpRequest request)
      throws IOException, InterruptedException {
    return certificates(request, Security.getProvider("SUN"));
  }

  private static List<X509Certificate> certificates(HttpRequest request, Provider reader)
      throws IOException, InterruptedException {
    var reply = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (reply.statusCode() != 200) {
      throw new IOException(
          request.uri() + ": " + new String(reply.body(), StandardCharsets.UTF_8));
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(reply.body());
      List<X509Certificate> found = new ArrayList<>();
      for (var path :
          CertificateFactory.getInstance("X.509", reader)
              .generateCertificates(new ByteArrayInputStream(der))) {
        found.add((X509Certificate) path);
      }
      return found;
    } catch (CertificateException e) {
      throw new IOException("no certificates in the answer of " + request.uri(), e);
    }
  }
}
