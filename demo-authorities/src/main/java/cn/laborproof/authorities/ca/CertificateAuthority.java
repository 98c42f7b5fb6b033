package cn.laborproof.authorities.ca;

import cn.laborproof.authorities.disk.StateDirectory;
import cn.laborproof.authorities.web.Reply;
import cn.laborproof.authorities.web.SharedSecret;
import cn.laborproof.authorities.web.WebServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The demo certification authority as a whole: opens its state, serves its paths, lends the
 * timestamp service its credential.
 */
public final class CertificateAuthority {
  private static final int OCSP_BODY = 16 * 1024;
  private static final Duration ISSUING_LIST = Duration.ofDays(1);
  private static final Duration ISSUING_ANSWER = Duration.ofHours(1);

  /**
   * A root signs its lists and answers by hand and seldom; a year is as long as the CA/Browser
   * Forum lets them hold (Baseline Requirements 4.9.7, 4.9.10). As long does the last timestamp of
   * a document stand without a network (ADR 24).
   */
  private static final Duration ROOT_ANSWER = Duration.ofDays(365);

  private static final String CERTIFICATE = "application/pkix-cert";

  private final Clock clock;
  private final Hierarchy hierarchy;
  private final IssuedCertificates register;
  private final IssuedCertificates nationalRegister;
  private final IssuedCertificates sealRegister;
  private final StateDirectory directory;
  private final RevocationList issuingList;
  private final RevocationList nationalList;
  private final RevocationList sealList;
  private final CertificateMaker maker;

  private CertificateAuthority(
      Clock clock,
      CertificateMaker maker,
      Hierarchy hierarchy,
      IssuedCertificates register,
      IssuedCertificates nationalRegister,
      IssuedCertificates sealRegister,
      StateDirectory directory) {
    this.directory = directory;
    this.sealRegister = sealRegister;
    this.nationalRegister = nationalRegister;
    this.maker = maker;
    this.clock = clock;
    this.hierarchy = hierarchy;
    this.register = register;
    this.issuingList =
        new RevocationList(
            "issuing",
            ISSUING_LIST,
            hierarchy.international().issuing(),
            directory,
            clock,
            register::revocations);
    this.nationalList =
        new RevocationList(
            "sm2-issuing",
            ISSUING_LIST,
            hierarchy.national().issuing(),
            directory,
            clock,
            nationalRegister::revocations);
    this.sealList =
        new RevocationList(
            "seal-issuing",
            ISSUING_LIST,
            hierarchy.sealMakers().issuing(),
            directory,
            clock,
            sealRegister::revocations);
  }

  /**
   * Reads the authority's state, or makes it at the first start.
   *
   * @param directory its own directory
   * @param base where this process is reached; certificates name it
   */
  public static CertificateAuthority open(
      StateDirectory directory, URI base, Clock clock, SecureRandom random) throws IOException {
    Addresses addresses = new Addresses(base);
    CertificateMaker maker = new CertificateMaker(clock, random, addresses);
    Hierarchy hierarchy = Hierarchy.open(new KeyFiles(directory, random), maker, addresses, clock);
    IssuedCertificates register = new IssuedCertificates(directory.journal("issued.journal"));
    IssuedCertificates nationalRegister =
        new IssuedCertificates(directory.journal("sm2-issued.journal"));
    know(register, hierarchy.timestamps());
    know(nationalRegister, hierarchy.nationalTimestamps());
    return new CertificateAuthority(
        clock,
        maker,
        hierarchy,
        register,
        nationalRegister,
        new IssuedCertificates(directory.journal("seal-issued.journal")),
        directory);
  }

  private static void know(IssuedCertificates register, Hierarchy.Stampers stampers)
      throws IOException {
    X509CertificateHolder tsa = stampers.tsa().certificate();
    if (!register.knows(tsa.getSerialNumber())) {
      register.add("tsa-" + tsa.getSerialNumber().toString(16), tsa);
    }
  }

  /**
   * Adds the paths of {@link Addresses}, and those that need the secret: enrolment and revocation.
   */
  public void serve(WebServer server, SharedSecret secret) {
    new Enrolment(hierarchy, maker, register, nationalRegister, sealRegister, secret).serve(server);
    new RevocationDesk(this, secret).serve(server);
    serve(server, "root", hierarchy.international(), issuingList, register);
    serve(server, "sm2-root", hierarchy.national(), nationalList, nationalRegister);
    serve(server, "seal-root", hierarchy.sealMakers(), sealList, sealRegister);
    serve(server, "tsa-root", hierarchy.timestamps(), register);
    serve(server, "sm2-tsa-root", hierarchy.nationalTimestamps(), nationalRegister);
  }

  private void serve(
      WebServer server, String rootName, Hierarchy.Stampers stampers, IssuedCertificates issued) {
    certificate(server, stampers.at().root(), stampers.root());
    revocations(
        server,
        stampers.at().rootCrl(),
        new RevocationList(rootName, ROOT_ANSWER, stampers.root(), directory, clock, Map::of));
    server.post(
        stampers.at().ocsp(),
        OCSP_BODY,
        new OcspResponder(stampers.root(), stampers.ocsp(), issued, ROOT_ANSWER, clock)::answer);
  }

  private void serve(
      WebServer server,
      String rootName,
      Hierarchy.Signers signers,
      RevocationList list,
      IssuedCertificates issued) {
    Addresses.Branch branch = signers.branch();
    certificate(server, branch.root(), signers.root());
    certificate(server, branch.issuing(), signers.issuing());
    revocations(
        server,
        branch.rootCrl(),
        new RevocationList(rootName, ROOT_ANSWER, signers.root(), directory, clock, Map::of));
    revocations(server, branch.issuingCrl(), list);
    server.post(
        branch.ocsp(),
        OCSP_BODY,
        new OcspResponder(signers.issuing(), signers.ocsp(), issued, ISSUING_ANSWER, clock)
            ::answer);
  }

  private static void certificate(WebServer server, String path, Credential credential) {
    server.get(path, call -> Reply.ok(CERTIFICATE, credential.certificate().getEncoded()));
  }

  private static void revocations(WebServer server, String path, RevocationList list) {
    server.get(path, call -> Reply.ok("application/pkix-crl", list.encoded()));
  }

  /**
   * What a timestamp service signs with.
   *
   * @param credential signs timestamps
   * @param root anchors them
   */
  public record Stamping(Credential credential, Credential root) {}

  /** For timestamps signed with ECDSA. */
  public Stamping timestamps() {
    return stamping(hierarchy.timestamps());
  }

  /** For timestamps signed with SM2. */
  public Stamping nationalTimestamps() {
    return stamping(hierarchy.nationalTimestamps());
  }

  private static Stamping stamping(Hierarchy.Stampers stampers) {
    return new Stamping(stampers.tsa(), stampers.root());
  }

  /**
   * Revokes a certificate from this second on.
   *
   * @param reason a CRLReason of RFC 5280 5.3.1, such as 1 keyCompromise
   * @return false when this authority never issued it
   */
  public boolean revoke(BigInteger serial, int reason) throws IOException {
    var since = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var revocation = new IssuedCertificates.Revocation(since, reason);
    boolean known =
        register.revoke(serial, revocation)
            || nationalRegister.revoke(serial, revocation)
            || sealRegister.revoke(serial, revocation);
    issuingList.outdate();
    nationalList.outdate();
    sealList.outdate();
    return known;
  }
}
