package cn.laborproof.authorities.ca;

import cn.laborproof.authorities.disk.StateDirectory;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.jspecify.annotations.Nullable;

/**
 * The CRL of one authority, written anew at most once a second when somebody asks: whoever archives
 * a signature gets a list that is not older than the signature. Its number only grows, over
 * restarts too (RFC 5280 5.2.3).
 */
final class RevocationList {
  private final String name;
  private final Duration lifetime;
  private final Credential issuer;
  private final StateDirectory directory;
  private final Clock clock;
  private final Supplier<Map<BigInteger, IssuedCertificates.Revocation>> revocations;
  private Instant written = Instant.MIN;
  private byte @Nullable [] current;

  /**
   * A list.
   *
   * @param lifetime from when it is written until the next one is due
   */
  RevocationList(
      String name,
      Duration lifetime,
      Credential issuer,
      StateDirectory directory,
      Clock clock,
      Supplier<Map<BigInteger, IssuedCertificates.Revocation>> revocations) {
    this.name = name;
    this.lifetime = lifetime;
    this.issuer = issuer;
    this.directory = directory;
    this.clock = clock;
    this.revocations = revocations;
  }

  /** The list as DER. */
  synchronized byte[] encoded() throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    byte[] last = current;
    if (last != null && now.equals(written)) {
      return last;
    }
    byte[] made = write(now);
    current = made;
    written = now;
    return made;
  }

  /** Makes the next reader get a new list. */
  synchronized void outdate() {
    written = Instant.MIN;
  }

  private byte[] write(Instant now) throws IOException {
    var list = new X509v2CRLBuilder(issuer.certificate().getSubject(), Date.from(now));
    list.setNextUpdate(Date.from(now.plus(lifetime)));
    revocations
        .get()
        .forEach((serial, why) -> list.addCRLEntry(serial, Date.from(why.since()), why.reason()));
    list.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new BcX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.certificate()));
    list.addExtension(Extension.cRLNumber, false, new CRLNumber(nextNumber()));
    return list.build(issuer.signer()).getEncoded();
  }

  private BigInteger nextNumber() throws IOException {
    String file = name + ".crl-number";
    BigInteger last =
        directory
            .read(file)
            .map(text -> new BigInteger(new String(text, StandardCharsets.US_ASCII)))
            .orElse(BigInteger.ZERO);
    BigInteger next = last.add(BigInteger.ONE);
    directory.replace(file, next.toString().getBytes(StandardCharsets.US_ASCII));
    return next;
  }
}
