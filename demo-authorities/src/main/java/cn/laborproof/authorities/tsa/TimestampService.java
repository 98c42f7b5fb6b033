package cn.laborproof.authorities.tsa;

import cn.laborproof.authorities.ca.CertificateAuthority;
import cn.laborproof.authorities.ca.Credential;
import cn.laborproof.authorities.web.Call;
import cn.laborproof.authorities.web.Refusal;
import cn.laborproof.authorities.web.Reply;
import cn.laborproof.authorities.web.WebServer;
import cn.laborproof.proof.DemoMark;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/**
 * Answers RFC 3161 requests; tokens carry seconds, an accuracy of one second, and the certificate
 * when asked for. The key decides the suite: one that signs with SM2 stamps SM3 imprints alone, and
 * its token has no algorithm but SM3 and SM2 in it.
 */
public final class TimestampService {
  /** Where it is reached. */
  public static final String PATH = "/tsa";

  /** Where the one that signs in SM2 is reached. */
  public static final String NATIONAL_PATH = "/tsa/sm2";

  private static final int BODY = 8 * 1024;
  private static final String QUERY = "application/timestamp-query";
  private static final String REPLY = "application/timestamp-reply";
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier(DemoMark.TIMESTAMP_POLICY);
  private static final Set<ASN1ObjectIdentifier> DIGESTS =
      Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512, TSPAlgorithms.SM3);

  private static final Set<ASN1ObjectIdentifier> NATIONAL_DIGESTS = Set.of(TSPAlgorithms.SM3);

  private final Credential credential;
  private final Credential root;
  private final Clock clock;
  private final SecureRandom random;
  private final DigestCalculatorProvider digests = new BcDigestCalculatorProvider();

  /** A service. */
  public TimestampService(
      CertificateAuthority.Stamping stamping, Clock clock, SecureRandom random) {
    this.credential = stamping.credential();
    this.root = stamping.root();
    this.clock = clock;
    this.random = random;
  }

  /** Adds its path. */
  public void serve(WebServer server, String path) {
    server.post(path, BODY, this::answer);
  }

  private Reply answer(Call call) throws IOException {
    if (!call.hasMediaType(QUERY)) {
      throw new Refusal(415, "not-a-timestamp-query", "Send an RFC 3161 request as " + QUERY + ".");
    }
    TimeStampRequest request;
    try {
      request = new TimeStampRequest(call.body());
    } catch (IOException | RuntimeException notOne) {
      throw new Refusal(400, "malformed", "The body is no RFC 3161 request.");
    }
    try {
      Date now = Date.from(clock.instant());
      var answers =
          new TimeStampResponseGenerator(tokens(now), accepted(), Set.of(POLICY), Set.of());
      BigInteger serial = new BigInteger(127, random).setBit(126);
      return Reply.ok(REPLY, answers.generate(request, serial, now).getEncoded());
    } catch (TSPException | OperatorCreationException e) {
      throw new IOException("no timestamp could be made", e);
    }
  }

  private Set<ASN1ObjectIdentifier> accepted() {
    return credential.isNational() ? NATIONAL_DIGESTS : DIGESTS;
  }

  private TimeStampTokenGenerator tokens(Date now) throws OperatorCreationException, TSPException {
    // By itself Bouncy Castle writes the machine's time here, whatever clock the token goes by.
    var time = new Attribute(CMSAttributes.signingTime, new DERSet(new Time(now)));
    SignerInfoGenerator signer =
        new SignerInfoGeneratorBuilder(digests)
            .setSignedAttributeGenerator(
                new DefaultSignedAttributeTableGenerator(new AttributeTable(new DERSet(time))))
            .build(credential.enduringSigner(), credential.certificate());
    var naming =
        digests.get(
            new AlgorithmIdentifier(
                credential.isNational() ? TSPAlgorithms.SM3 : NISTObjectIdentifiers.id_sha256));
    var tokens = new TimeStampTokenGenerator(signer, naming, POLICY, false);
    tokens.addCertificates(
        new CollectionStore<>(List.of(credential.certificate(), root.certificate())));
    tokens.setAccuracySeconds(1);
    return tokens;
  }
}
