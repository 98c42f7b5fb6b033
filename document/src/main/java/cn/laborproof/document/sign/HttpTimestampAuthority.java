package cn.laborproof.document.sign;

import cn.laborproof.proof.Digest;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.jspecify.annotations.Nullable;

/**
 * RFC 3161 over HTTP (§3.4). The authorities are asked in the given order; the first good token
 * wins. When none is good there is no token, only an exception that tells what each answered.
 * Timestamps of the national suite are asked of authorities of their own, and a token in another
 * suite than the one asked for is not good.
 */
public final class HttpTimestampAuthority implements TimestampAuthority {
  private static final int NONCE_BITS = 64;

  /** A response is a token and a status. */
  private static final int MOST_RESPONSE_BYTES = MOST_TOKEN_BYTES + 1024;

  private final List<URI> authorities;
  private final List<URI> national;
  private final Supplier<? extends Collection<X509Certificate>> roots;
  private final BoundedHttp http;
  private final SecureRandom random;
  private final @Nullable String policy;

  /**
   * A client.
   *
   * @param authorities addresses in the order they are asked, at least one
   * @param roots certificates of the timestamp roots that are believed; nothing else is
   * @param timeout for each request as a whole
   * @param random makes the nonces
   */
  public HttpTimestampAuthority(
      List<URI> authorities,
      Collection<X509Certificate> roots,
      Duration timeout,
      SecureRandom random) {
    this(authorities, fixed(roots), timeout, random);
  }

  /**
   * A client whose believed roots may be renewed while it runs.
   *
   * @param authorities addresses in the order they are asked, at least one
   * @param roots asked once for each token
   * @param timeout for each request as a whole
   * @param random makes the nonces
   */
  public HttpTimestampAuthority(
      List<URI> authorities,
      Supplier<? extends Collection<X509Certificate>> roots,
      Duration timeout,
      SecureRandom random) {
    this(
        authorities, List.of(), roots, new BoundedHttp(timeout, MOST_RESPONSE_BYTES), random, null);
    if (authorities.isEmpty()) {
      throw new IllegalArgumentException("at least one timestamp authority is needed");
    }
  }

  private HttpTimestampAuthority(
      List<URI> authorities,
      List<URI> national,
      Supplier<? extends Collection<X509Certificate>> roots,
      BoundedHttp http,
      SecureRandom random,
      @Nullable String policy) {
    this.authorities = List.copyOf(authorities);
    this.national = List.copyOf(national);
    this.roots = Objects.requireNonNull(roots, "roots");
    this.http = http;
    this.random = Objects.requireNonNull(random, "random");
    this.policy = policy;
  }

  /**
   * The same client, asking for tokens under one policy and refusing others (RFC 3161 §2.4.1).
   *
   * @param oid the policy in dotted notation
   */
  public HttpTimestampAuthority requiringPolicy(String oid) {
    return new HttpTimestampAuthority(authorities, national, roots, http, random, oid);
  }

  /**
   * The same client, which also knows who signs timestamps in SM2.
   *
   * @param national addresses in the order they are asked
   */
  public HttpTimestampAuthority withNational(List<URI> national) {
    return new HttpTimestampAuthority(authorities, national, roots, http, random, policy);
  }

  private static Supplier<Set<X509Certificate>> fixed(Collection<X509Certificate> roots) {
    Set<X509Certificate> copy = Set.copyOf(roots);
    return () -> copy;
  }

  @Override
  public TimestampToken timestamp(byte[] imprint) {
    return timestamp(authorities, digestOf(imprint), imprint);
  }

  @Override
  public TimestampToken timestampSm3(Digest imprint) {
    if (national.isEmpty()) {
      throw new SigningException.TimestampFailed(
          "no timestamp authority is known that signs in SM2", null);
    }
    return timestamp(national, TSPAlgorithms.SM3, imprint.bytes());
  }

  private TimestampToken timestamp(List<URI> asked, ASN1ObjectIdentifier digest, byte[] imprint) {
    SigningException.TimestampFailed failure =
        new SigningException.TimestampFailed("no timestamp authority gave a good token", null);
    for (URI authority : asked) {
      try {
        return ask(authority, digest, imprint);
      } catch (IOException | TSPException e) {
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  private static ASN1ObjectIdentifier digestOf(byte[] imprint) {
    return switch (imprint.length) {
      case 32 -> TSPAlgorithms.SHA256;
      case 64 -> TSPAlgorithms.SHA512;
      default -> throw new IllegalArgumentException(imprint.length + " bytes are no known digest");
    };
  }

  private TimestampToken ask(URI authority, ASN1ObjectIdentifier digest, byte[] imprint)
      throws IOException, TSPException {
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    if (policy != null) {
      generator.setReqPolicy(new ASN1ObjectIdentifier(policy));
    }
    TimeStampRequest request =
        generator.generate(digest, imprint, new BigInteger(NONCE_BITS, random));
    byte[] answer = http.post(authority, "application/timestamp-query", request.getEncoded());
    TimeStampResponse response = new TimeStampResponse(answer);
    response.validate(request);
    var token = response.getTimeStampToken();
    if (token == null) {
      throw new IOException(authority + " refused: " + response.getStatusString());
    }
    return new TokenCheck(roots.get()).checked(token, digest.equals(TSPAlgorithms.SM3));
  }
}
