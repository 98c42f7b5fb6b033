package cn.laborproof.proof.ledger.fabric;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A certificate and its key, in the name of an MSP. */
record ForgedIdentity(String mspId, X509Certificate certificate, PrivateKey key) {
  private static final BigInteger ORDER =
      new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

  /** The same certificate, claimed for another MSP. */
  ForgedIdentity claiming(String otherMspId) {
    return new ForgedIdentity(otherMspId, certificate, key);
  }

  ByteString pem() {
    return pem(certificate);
  }

  static ByteString pem(Object certificate) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.copyFromUtf8(text.toString());
  }

  ByteString serialized() {
    return SerializedIdentity.newBuilder().setMspid(mspId).setIdBytes(pem()).build().toByteString();
  }

  /** As Fabric signs: the lower of the two values of s. */
  ByteString sign(ByteString... parts) {
    return ByteString.copyFrom(withLowS(plain(parts), true));
  }

  /** The other value of s, which verifies just as well. */
  ByteString signHigh(ByteString... parts) {
    return ByteString.copyFrom(withLowS(plain(parts), false));
  }

  private byte[] plain(ByteString... parts) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(key);
      for (ByteString part : parts) {
        signer.update(part.toByteArray());
      }
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] withLowS(byte[] der, boolean low) {
    ASN1Sequence pair = ASN1Sequence.getInstance(der);
    BigInteger s = ASN1Integer.getInstance(pair.getObjectAt(1)).getValue();
    boolean isLow = s.compareTo(ORDER.shiftRight(1)) <= 0;
    BigInteger wanted = isLow == low ? s : ORDER.subtract(s);
    try {
      return new DERSequence(new ASN1Encodable[] {pair.getObjectAt(0), new ASN1Integer(wanted)})
          .getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
