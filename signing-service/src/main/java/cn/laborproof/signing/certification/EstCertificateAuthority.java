package cn.laborproof.signing.certification;

import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.national.Certificates;
import cn.laborproof.proof.national.Sm2;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * Enrolment over Secure Transport (RFC 7030): {@code simpleenroll} (§4.2) and {@code cacerts}
 * (§4.1), over mutual TLS (§3.3.2), HTTP Basic (§3.2.3) or both.
 */
final class EstCertificateAuthority implements CertificateAuthority {
  private static final int MOST_BYTES = 256 * 1024;

  /** RFC 5280 §5.3.1. */
  private static final int CESSATION = 5;

  /**
   * What speaks against the request itself. A changed secret (401), too long a way (408) or too
   * many requests (429) pass.
   */
  private static final Set<Integer> REFUSALS = Set.of(400, 403, 422);

  /** "Not yet" (RFC 7030 §4.2.3), and "not now" when it says until when. */
  private static final Set<Integer> LATER = Set.of(202, 429, 503);

  private final HttpClient http;
  private final URI est;
  private final Optional<URI> revocation;
  private final Optional<Secret> secret;
  private final Duration timeout;
  private final Patience patience;
  private final Map<Holder, String> labels;

  /** HTTP Basic: a user and the file that holds the password. */
  record Secret(String user, Path file) {}

  /**
   * An authority.
   *
   * @param http connects; with our certificate where the authority asks for one
   * @param secret how we log in besides; empty where the certificate is enough
   * @param timeout for one request
   * @param labels an authority's own names for what a certificate is for (RFC 7030 §3.2.2); ours
   *     where it names none
   */
  EstCertificateAuthority(
      HttpClient http,
      URI est,
      Optional<URI> revocation,
      Optional<Secret> secret,
      Duration timeout,
      Patience patience,
      Map<Holder, String> labels) {
    this.http = http;
    this.est = est;
    this.revocation = revocation;
    this.secret = secret;
    this.timeout = timeout;
    this.patience = patience;
    this.labels = Map.copyOf(labels);
  }

  @Override
  public List<X509Certificate> enrol(Holder holder, byte[] request) {
    HttpRequest enrolment =
        asking(URI.create(est + label(holder) + "/simpleenroll"))
            .header("Content-Type", "application/pkcs10")
            .header("Content-Transfer-Encoding", "base64")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    Base64.getMimeEncoder().encodeToString(request)))
            .build();
    List<X509Certificate> issued = certificates(send(enrolment));
    if (issued.size() != 1) {
      throw new CertificationFailed("expected one certificate, got " + issued.size(), false, null);
    }
    X509Certificate leaf = issued.getFirst();
    if (!certifies(leaf, request)) {
      throw new CertificationFailed("EST certified another key", false, null);
    }
    return IssuerChain.of(leaf, authorities(bag(holder, leaf)));
  }

  private String label(Holder holder) {
    String label = labels.getOrDefault(holder, holder.name().toLowerCase(Locale.ROOT));
    return label.isEmpty() ? "" : "/" + label;
  }

  /**
   * Under which label the issuers of a certificate are asked for: an authority that has labels of
   * its own keeps the authorities of each there (RFC 7030 §3.2.2).
   */
  private String bag(Holder holder, X509Certificate leaf) {
    if (labels.containsKey(holder)) {
      return label(holder);
    }
    String suite = Sm2.isKey(leaf.getPublicKey()) ? "/sm2" : "";
    return holder == Holder.SEAL_MAKER ? "/seal" : suite;
  }

  @Override
  public boolean revoke(X509Certificate certificate) {
    if (revocation.isEmpty()) {
      return false;
    }
    byte[] asked =
        JsonObject.builder()
            .put("serial", certificate.getSerialNumber().toString(16))
            .put("reason", CESSATION)
            .build()
            .canonicalBytes();
    exchange(
        asking(revocation.get())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(asked))
            .build());
    return true;
  }

  private HttpRequest.Builder asking(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
    secret.ifPresent(login -> request.header("Authorization", "Basic " + credentials(login)));
    return request;
  }

  /** Whoever answers may hold back a request and answer with somebody else's certificate. */
  private static boolean certifies(X509Certificate certificate, byte[] request) {
    try {
      byte[] asked = new PKCS10CertificationRequest(request).getSubjectPublicKeyInfo().getEncoded();
      byte[] certified =
          new X509CertificateHolder(certificate.getEncoded())
              .getSubjectPublicKeyInfo()
              .getEncoded();
      return Arrays.equals(asked, certified);
    } catch (IOException | CertificateEncodingException e) {
      throw new CertificationFailed("request or certificate cannot be read", false, e);
    }
  }

  private List<X509Certificate> authorities(String label) {
    URI bundle = URI.create(est + label + "/cacerts");
    return certificates(send(HttpRequest.newBuilder(bundle).timeout(timeout).GET().build()));
  }

  private byte[] send(HttpRequest request) {
    try {
      return Base64.getMimeDecoder().decode(exchange(request));
    } catch (IllegalArgumentException e) {
      throw new CertificationFailed("EST cannot be read", false, e);
    }
  }

  private byte[] exchange(HttpRequest request) {
    Duration left = patience.most();
    try {
      HttpResponse<byte[]> response = once(request);
      while (LATER.contains(response.statusCode())) {
        Optional<Duration> wait = RetryAfter.of(response.headers(), patience.clock());
        if (wait.isEmpty()) {
          break;
        }
        if (wait.get().compareTo(left) > 0) {
          throw new CertificationFailed(
              "EST answered "
                  + response.statusCode()
                  + " and wants to be asked again in "
                  + wait.get().toSeconds()
                  + " s",
              false,
              null);
        }
        left = left.minus(wait.get());
        patience.pause().of(wait.get());
        response = once(request);
      }
      if (response.statusCode() != 200) {
        throw new CertificationFailed(
            "EST answered " + response.statusCode(),
            REFUSALS.contains(response.statusCode()),
            null);
      }
      return response.body();
    } catch (IOException e) {
      throw new CertificationFailed("EST cannot be reached or read", false, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CertificationFailed("interrupted", false, e);
    }
  }

  private HttpResponse<byte[]> once(HttpRequest request) throws IOException, InterruptedException {
    return http.send(
        request,
        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
  }

  /** The platform reads a certs-only PKCS#7 (RFC 5272 §4.1) as it is. */
  private static List<X509Certificate> certificates(byte[] pkcs7) {
    try {
      return Certificates.readAll(pkcs7);
    } catch (CertificateException e) {
      throw new CertificationFailed("EST sent no certificates", false, e);
    }
  }

  /** Read anew each time: a secret that was changed holds without a restart. */
  private static String credentials(Secret login) {
    try {
      String secret = Files.readString(login.file()).strip();
      return Base64.getEncoder()
          .encodeToString((login.user() + ":" + secret).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CertificationFailed(
          "the enrolment secret cannot be read: " + login.file(), false, e);
    }
  }
}
