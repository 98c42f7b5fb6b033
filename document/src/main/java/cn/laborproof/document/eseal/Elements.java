package cn.laborproof.document.eseal;

import java.io.IOException;
import java.math.BigInteger;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.BERTags;

/** The elements of one SEQUENCE, taken in order; each must be of its type and within its bound. */
final class Elements {
  private final String name;
  private final ASN1Sequence sequence;
  private int next;

  private Elements(String name, ASN1Sequence sequence) {
    this.name = name;
    this.sequence = sequence;
  }

  static Elements of(String name, ASN1Encodable element) throws MalformedSealException {
    if (element instanceof ASN1Sequence sequence) {
      return new Elements(name, sequence);
    }
    throw new MalformedSealException(name + ": not a SEQUENCE");
  }

  boolean more() {
    return next < sequence.size();
  }

  void end() throws MalformedSealException {
    if (more()) {
      throw new MalformedSealException(name + ": an element too many");
    }
  }

  ASN1Encodable any(String field) throws MalformedSealException {
    return take(field, ASN1Encodable.class);
  }

  ASN1Encodable explicit(String field) throws MalformedSealException {
    ASN1TaggedObject tagged = take(field, ASN1TaggedObject.class);
    if (!tagged.hasTag(BERTags.CONTEXT_SPECIFIC, 0) || !tagged.isExplicit()) {
      throw fault(field, "not [0] EXPLICIT");
    }
    return tagged.getExplicitBaseObject();
  }

  int number(String field, int least, int most) throws MalformedSealException {
    BigInteger value = take(field, ASN1Integer.class).getValue();
    if (value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      throw fault(field, "not from " + least + " to " + most);
    }
    return value.intValueExact();
  }

  String ia5(String field, int longest) throws MalformedSealException {
    return bounded(field, take(field, ASN1IA5String.class).getString(), longest, true);
  }

  String printable(String field, int longest) throws MalformedSealException {
    return bounded(field, take(field, ASN1PrintableString.class).getString(), longest, true);
  }

  String utf8(String field, int longest) throws MalformedSealException {
    ASN1UTF8String text = take(field, ASN1UTF8String.class);
    try {
      return bounded(field, text.getString(), longest, false);
    } catch (IllegalArgumentException e) {
      throw new MalformedSealException(name + "." + field + ": not UTF-8", e);
    }
  }

  String oid(String field) throws MalformedSealException {
    return take(field, ASN1ObjectIdentifier.class).getId();
  }

  byte[] octets(String field, int longest) throws MalformedSealException {
    byte[] value = take(field, ASN1OctetString.class).getOctets();
    return bounded(field, value, longest);
  }

  byte[] bits(String field, int longest) throws MalformedSealException {
    return bits(field, take(field, ASN1BitString.class), longest);
  }

  byte[] bits(String field, ASN1Encodable element, int longest) throws MalformedSealException {
    if (!(element instanceof ASN1BitString bits) || bits.getPadBits() != 0) {
      throw fault(field, "not a BIT STRING of whole bytes");
    }
    return bounded(field, bits.getBytes(), longest);
  }

  /** Whole seconds in UTC: every other spelling has a second one of the same moment. */
  Instant time(String field) throws MalformedSealException {
    ASN1GeneralizedTime time = take(field, ASN1GeneralizedTime.class);
    try {
      Instant instant = time.getDate().toInstant();
      if (SealWriter.time(instant).getTimeString().equals(time.getTimeString())) {
        return instant;
      }
    } catch (ParseException | IllegalArgumentException e) {
      throw new MalformedSealException(name + "." + field + ": not a time", e);
    }
    throw fault(field, "not a time of the form YYYYMMDDhhmmssZ");
  }

  /** A BOOLEAN if one comes next; DER knows two values of its byte (X.690 §11.1). */
  Optional<Boolean> flag() throws MalformedSealException {
    if (more() && sequence.getObjectAt(next) instanceof ASN1Boolean flag) {
      next++;
      if (!Arrays.equals(encoded(flag), encoded(ASN1Boolean.getInstance(flag.isTrue())))) {
        throw fault("flag", "neither true nor false");
      }
      return Optional.of(flag.isTrue());
    }
    return Optional.empty();
  }

  static byte[] encoded(ASN1Encodable element) throws MalformedSealException {
    try {
      return element.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new MalformedSealException("cannot be written again", e);
    }
  }

  MalformedSealException fault(String field, String what) {
    return new MalformedSealException(name + "." + field + ": " + what);
  }

  private <T> T take(String field, Class<T> type) throws MalformedSealException {
    if (!more()) {
      throw fault(field, "missing");
    }
    ASN1Encodable element = sequence.getObjectAt(next++);
    if (!type.isInstance(element)) {
      throw fault(field, "not a " + type.getSimpleName().replace("ASN1", ""));
    }
    return type.cast(element);
  }

  private byte[] bounded(String field, byte[] value, int longest) throws MalformedSealException {
    if (value.length == 0 || value.length > longest) {
      throw fault(field, value.length + " bytes (at most " + longest + ", not none)");
    }
    return value;
  }

  private String bounded(String field, String value, int longest, boolean ascii)
      throws MalformedSealException {
    boolean fits =
        !value.isEmpty()
            && value.length() <= longest
            && value.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == 0xfffd)
            && (!ascii || value.chars().allMatch(c -> c < 0x80));
    if (!fits) {
      throw fault(field, "not 1 to " + longest + " printable characters");
    }
    return value;
  }
}
