package cn.laborproof.document.examine.attack;

import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signs, adds validation data and stamps by the rules of our profile; every part can be exchanged
 * by an attack.
 */
public final class Notary {
  private static final int ROOM = 8192;

  private final TestPki pki;
  private final TestPki timePki;
  private final TestIdentity authority;
  private final Instant now;
  private final Map<String, TestIdentity> people = new LinkedHashMap<>();
  private Duration passed = Duration.ZERO;
  private int level = 2;

  public Notary(Instant now) {
    this.now = now;
    this.pki = TestPki.at(now);
    this.timePki = TestPki.at(now);
    this.authority = timePki.issue(LeafKind.TIMESTAMP, "Test TSA");
  }

  public TestPki pki() {
    return pki;
  }

  public TestPki timePki() {
    return timePki;
  }

  public X509Certificate signerRoot() {
    return pki.rootCertificate();
  }

  public X509Certificate timeRoot() {
    return timePki.rootCertificate();
  }

  public TestIdentity authority() {
    return authority;
  }

  /** A person, or an organisation where a name of one is given; one certificate each. */
  public TestIdentity person(String name) {
    return people.computeIfAbsent(name, n -> pki.issue(LeafKind.GOOD, n));
  }

  public TestIdentity organisation(String name) {
    return person(name + ",O=" + name);
  }

  /** One second later each time it is asked. */
  public Instant tick() {
    passed = passed.plusSeconds(1);
    return now.plus(passed);
  }

  /** The permission level that a first signature certifies with; ours is 2. */
  public Notary certifying(int permissions) {
    level = permissions;
    return this;
  }

  /** A party's signature (B-T) into a field, the first one certifying. */
  public byte[] sign(byte[] pdf, String field, TestIdentity who) {
    return sign(pdf, field, who, new SignatureRecipe(authority, tick()));
  }

  public byte[] sign(byte[] pdf, String field, TestIdentity who, SignatureRecipe recipe) {
    Forge forge = new Forge(pdf);
    boolean first = !new String(pdf, StandardCharsets.ISO_8859_1).contains("/ETSI.CAdES.detached");
    String reference =
        first
            ? "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P "
                + level
                + "/V/1.2>>>>]"
            : "";
    int value = forge.add(signatureBody("/Type/Sig", "ETSI.CAdES.detached", reference));
    int picture =
        forge.addStream(
            "/Type/XObject/Subtype/Form/BBox[0 0 100 50]/Resources<<>>",
            "0 0 1 RG 0 0 m 100 50 l S\n".getBytes(StandardCharsets.US_ASCII));
    int number = forge.field(field).object();
    Map<String, PdfValue> entries = new LinkedHashMap<>(forge.field(field).dictionary().entries());
    entries.remove("AP");
    entries.remove("V");
    forge.put(
        number,
        "<<" + Spelling.entries(entries) + "/V " + value + " 0 R/AP<</N " + picture + " 0 R>>>>");
    if (first) {
      forge.change(forge.catalog(), "Perms", "<</DocMDP " + value + " 0 R>>");
    }
    return seal(forge.save(), digest -> recipe.container(who, digest));
  }

  /** Validation data for every certificate: one save. */
  public byte[] validationData(byte[] pdf) {
    return validationData(pdf, List.of());
  }

  public byte[] validationData(byte[] pdf, Collection<BigInteger> revoked) {
    Instant at = tick();
    Forge forge = new Forge(pdf);
    try {
      List<Integer> lists = new ArrayList<>();
      lists.add(forge.addStream("", pki.crl(at, revoked.toArray(BigInteger[]::new)).getEncoded()));
      lists.add(forge.addStream("", pki.rootCrl(at).getEncoded()));
      lists.add(forge.addStream("", timePki.crl(at).getEncoded()));
      lists.add(forge.addStream("", timePki.rootCrl(at).getEncoded()));
      List<Integer> certificates = new ArrayList<>();
      for (X509Certificate certificate :
          List.of(pki.issuingAuthority().certificate(), authority.chain().get(1))) {
        certificates.add(forge.addStream("", certificate.getEncoded()));
      }
      forge.change(
          forge.catalog(),
          "DSS",
          "<</Type/DSS/Certs" + references(certificates) + "/CRLs" + references(lists) + ">>");
      return forge.save();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String references(List<Integer> numbers) {
    return "[" + String.join(" ", numbers.stream().map(n -> n + " 0 R").toList()) + "]";
  }

  /** A document timestamp into an empty field. */
  public byte[] stamp(byte[] pdf, String field) {
    return stamp(pdf, field, authority, tick());
  }

  public byte[] stamp(byte[] pdf, String field, TestIdentity by, Instant at) {
    Forge forge = new Forge(pdf);
    int value = forge.add(signatureBody("/Type/DocTimeStamp", "ETSI.RFC3161", ""));
    forge.change(forge.field(field).object(), "V", value + " 0 R");
    return seal(forge.save(), digest -> new TestTimestamps(by).token(digest, at));
  }

  /** Both signatures, validation data, archive timestamp. */
  public byte[] archived(byte[] frozen, Map<String, TestIdentity> parties) {
    byte[] pdf = frozen;
    for (Map.Entry<String, TestIdentity> party : parties.entrySet()) {
      pdf = sign(pdf, party.getKey(), party.getValue());
    }
    return stamp(validationData(pdf), "DocTS_01");
  }

  static String signatureBody(String type, String format, String more) {
    return "<<"
        + type
        + "/Filter/Adobe.PPKLite/SubFilter/"
        + format
        + "/ByteRange[0 "
        + " ".repeat(36)
        + "]/Contents<"
        + "0".repeat(2 * ROOM)
        + ">"
        + more
        + ">>";
  }

  /** Makes a container over a digest. */
  interface Container {
    byte[] over(byte[] digest);
  }

  /** Fills the last ByteRange and Contents of the file. */
  static byte[] seal(byte[] unsigned, Container container) {
    byte[] pdf = unsigned.clone();
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf("/Contents<") + "/Contents".length();
    int end = text.indexOf('>', start) + 1;
    int range = text.lastIndexOf("/ByteRange[", start) + "/ByteRange[".length();
    byte[] numbers =
        ("0 " + start + " " + end + " " + (pdf.length - end)).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(numbers, 0, pdf, range, numbers.length);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(pdf, 0, start);
      digest.update(pdf, end, pdf.length - end);
      byte[] der = container.over(digest.digest());
      byte[] hex =
          HexFormat.of().formatHex(Arrays.copyOf(der, ROOM)).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(hex, 0, pdf, start + 1, hex.length);
      return pdf;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
