package cn.laborproof.document.examine.attack;

import cn.laborproof.testkit.TestIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** How a party's CMS container is made; each method spoils one part of it. */
public final class SignatureRecipe {
  private final TestIdentity authority;
  private final Instant at;
  private boolean timestamp = true;
  private boolean names = true;
  private X509Certificate named;
  private final List<X509Certificate> extra = new ArrayList<>();
  private final List<Attribute> unsigned = new ArrayList<>();
  private byte[] stampedInstead;
  private UnaryOperator<byte[]> finish = UnaryOperator.identity();

  public SignatureRecipe(TestIdentity authority, Instant at) {
    this.authority = authority;
    this.at = at;
  }

  public SignatureRecipe withoutTimestamp() {
    timestamp = false;
    return this;
  }

  public SignatureRecipe withoutNamingTheCertificate() {
    names = false;
    return this;
  }

  public SignatureRecipe naming(X509Certificate other) {
    named = other;
    return this;
  }

  public SignatureRecipe carrying(X509Certificate certificate) {
    extra.add(certificate);
    return this;
  }

  public SignatureRecipe stampingInstead(byte[] other) {
    stampedInstead = other.clone();
    return this;
  }

  public SignatureRecipe withUnsignedAttribute(String oid) {
    unsigned.add(
        new Attribute(new ASN1ObjectIdentifier(oid), new DERSet(new DEROctetString(new byte[8]))));
    return this;
  }

  /** Spoils the finished container. */
  public SignatureRecipe then(UnaryOperator<byte[]> last) {
    finish = last;
    return this;
  }

  byte[] container(TestIdentity who, byte[] digest) {
    X509Certificate name = named == null ? who.certificate() : named;
    return finish.apply(
        new ContainerWriter(who)
            .naming(names ? name : null)
            .carrying(extra)
            .adding(this::attributes)
            .over(digest));
  }

  private List<Attribute> attributes(byte[] value) {
    List<Attribute> attributes = new ArrayList<>(unsigned);
    if (timestamp) {
      try {
        byte[] stamped =
            MessageDigest.getInstance("SHA-256")
                .digest(stampedInstead == null ? value : stampedInstead);
        byte[] token = new TestTimestamps(authority).token(stamped, at);
        attributes.add(
            new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                new DERSet(ASN1Primitive.fromByteArray(token))));
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return attributes;
  }
}
