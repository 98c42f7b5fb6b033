package cn.laborproof.proof;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/**
 * The form in which Hyperledger Fabric hashes the header of a block and its orderers sign it: DER
 * of SEQUENCE { INTEGER number, OCTET STRING previous hash, OCTET STRING data hash }.
 */
public final class FabricHeaderForm {

  private FabricHeaderForm() {}

  /**
   * The bytes.
   *
   * @param previous hash of the header before; empty in the genesis
   */
  public static byte[] der(long number, byte[] previous, Digest data) {
    ASN1Encodable[] members = {
      new ASN1Integer(BigInteger.valueOf(number)),
      new DEROctetString(previous),
      new DEROctetString(data.bytes())
    };
    try {
      return new DERSequence(members).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }
}
