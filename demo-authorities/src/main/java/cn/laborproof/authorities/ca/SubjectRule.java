package cn.laborproof.authorities.ca;

import cn.laborproof.authorities.web.Refusal;
import cn.laborproof.proof.DemoMark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * Which names the authority certifies. The subject of the request is a proposal: what is not
 * expected is refused, and country and demo mark are the authority's own words.
 */
final class SubjectRule {
  /** ETSI EN 319 412-1 5.1.4: a national trade register's number, here of China. */
  private static final String REGISTERED_ORGANISATION = "NTRCN-";

  /**
   * Long enough for a UUID, too short for a hash; a hash of an identity number is as good as the
   * number itself.
   */
  private static final Pattern OPAQUE_NUMBER = Pattern.compile("[0-9A-Za-z-]{1,36}");

  private static final Pattern IDENTITY_NUMBER = Pattern.compile("[1-9][0-9]{16}[0-9Xx]");
  private static final Set<ASN1ObjectIdentifier> OURS = Set.of(BCStyle.C, BCStyle.OU);
  private static final int LONGEST_NAME = 64;

  private SubjectRule() {}

  /**
   * The subject to certify.
   *
   * @throws Refusal 422 naming the part that cannot stand
   */
  static X500Name subject(LeafProfile profile, X500Name proposed) {
    Map<ASN1ObjectIdentifier, String> parts = parts(proposed);
    String name = take(parts, BCStyle.CN).orElseThrow(() -> refusal("CN is missing"));
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(SubjectRule::invisible)) {
      throw refusal("CN must have 1 to " + LONGEST_NAME + " visible characters");
    }
    var subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "CN");
    if (profile == LeafProfile.ORGANISATION) {
      String identifier = take(parts, BCStyle.ORGANIZATION_IDENTIFIER).orElse("");
      if (!identifier.startsWith(REGISTERED_ORGANISATION)
          || !CreditCode.isValid(identifier.substring(REGISTERED_ORGANISATION.length()))) {
        throw refusal(
            "organizationIdentifier must be NTRCN- and a valid unified social credit code");
      }
      String organisation = take(parts, BCStyle.O).orElse(name);
      subject.addRDN(BCStyle.O, organisation).addRDN(BCStyle.ORGANIZATION_IDENTIFIER, identifier);
    }
    subject.addRDN(BCStyle.OU, DemoMark.WORDS).addRDN(BCStyle.CN, name);
    take(parts, BCStyle.SERIALNUMBER)
        .map(SubjectRule::opaque)
        .ifPresent(n -> subject.addRDN(BCStyle.SERIALNUMBER, n));
    parts.keySet().removeAll(OURS);
    if (!parts.isEmpty()) {
      throw refusal("an attribute nobody asked for: " + parts.keySet().iterator().next());
    }
    return subject.build();
  }

  private static Map<ASN1ObjectIdentifier, String> parts(X500Name proposed) {
    Map<ASN1ObjectIdentifier, String> parts = new LinkedHashMap<>();
    for (RDN rdn : proposed.getRDNs()) {
      if (rdn.isMultiValued()) {
        throw refusal("a relative name has several values");
      }
      String value = IETFUtils.valueToString(rdn.getFirst().getValue()).strip();
      if (IDENTITY_NUMBER.matcher(value).find()
          && !rdn.getFirst().getType().equals(BCStyle.ORGANIZATION_IDENTIFIER)) {
        throw refusal("an identity number has no place in a certificate, which everybody may read");
      }
      if (parts.put(rdn.getFirst().getType(), value) != null) {
        throw refusal("an attribute comes twice");
      }
    }
    return parts;
  }

  private static Optional<String> take(
      Map<ASN1ObjectIdentifier, String> parts, ASN1ObjectIdentifier type) {
    return Optional.ofNullable(parts.remove(type));
  }

  private static String opaque(String number) {
    if (!OPAQUE_NUMBER.matcher(number).matches()) {
      throw refusal("serialNumber must be 1 to 36 letters, digits or hyphens that tell nothing");
    }
    return number;
  }

  /**
   * Characters that let a name look like another: controls, and marks that turn the direction of
   * writing.
   */
  private static boolean invisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.UNASSIGNED;
  }

  private static Refusal refusal(String why) {
    return new Refusal(
        422, "subject-refused", "The subject of the request is refused: " + why + ".");
  }
}
