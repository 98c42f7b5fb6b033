package cn.laborproof.chaincode;

import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.Refusal;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * Who signed the transaction. The peer has checked the signature and that the certificate belongs
 * to the MSP before the chaincode is asked; here it is only read.
 *
 * @param role what Fabric's NodeOUs make of the certificate's organisational unit
 */
record Submitter(Institution institution, Role role) {

  enum Role {
    ADMIN,
    CLIENT,
    OTHER
  }

  private static final String MSP = "MSP";
  private static final int MAX_CREATOR = 16 * 1024;
  private static final List<String> NODE_UNITS = List.of("admin", "client", "peer", "orderer");

  /**
   * Reads the creator of a proposal.
   *
   * @throws RefusedException if it is no member of a known institution
   */
  static Submitter of(byte[] creator) {
    if (creator.length > MAX_CREATOR) {
      throw unknown();
    }
    try {
      SerializedIdentity identity = SerializedIdentity.parseFrom(creator);
      return new Submitter(
          institution(identity.getMspid()), role(identity.getIdBytes().toByteArray()));
    } catch (InvalidProtocolBufferException | CertificateException e) {
      throw unknown();
    }
  }

  private static Institution institution(String mspId) {
    return Arrays.stream(Institution.values())
        .filter(institution -> mspId.equals(institution.id() + MSP))
        .findFirst()
        .orElseThrow(Submitter::unknown);
  }

  /** A certificate that carries two of the four units is none of them, as Fabric has it. */
  private static Role role(byte[] pem) throws CertificateException {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem));
    RDN[] units =
        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
            .getRDNs(BCStyle.OU);
    List<String> roles =
        Arrays.stream(units)
            .flatMap(unit -> Arrays.stream(unit.getTypesAndValues()))
            .filter(value -> value.getType().equals(BCStyle.OU))
            .map(value -> IETFUtils.valueToString(value.getValue()))
            .filter(NODE_UNITS::contains)
            .toList();
    if (roles.equals(List.of("admin"))) {
      return Role.ADMIN;
    }
    return roles.equals(List.of("client")) ? Role.CLIENT : Role.OTHER;
  }

  private static RefusedException unknown() {
    return new RefusedException(
        Refusal.NOT_ENTITLED, "the submitter is no member of a known institution");
  }
}
