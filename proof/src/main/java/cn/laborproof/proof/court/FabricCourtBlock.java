package cn.laborproof.proof.court;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/**
 * A block of a court that keeps its chain on Hyperledger Fabric. Its data hash covers whole
 * transactions, so it does not follow from the deposit: that the deposit stands in it is what the
 * court signs.
 *
 * @param number at least 1, since block 0 only founds the channel
 * @param previous hash of the block before
 * @param data Fabric's hash over the block's transactions
 * @param time stated in the deposit's transaction, by who laid it down; Fabric blocks carry none of
 *     their own. Not covered by the block's hash, but by the court's signature
 */
public record FabricCourtBlock(long number, Digest previous, Digest data, Instant time)
    implements CourtBlock {

  public FabricCourtBlock {
    if (number < 1) {
      throw new IllegalArgumentException("number: " + number + " (expected: at least 1)");
    }
    time = UtcMillis.truncate(time);
  }

  static FabricCourtBlock read(JsonFields fields) {
    FabricCourtBlock block =
        new FabricCourtBlock(
            fields.integer("number", 1, JsonInteger.MAX),
            fields.digest("previous"),
            fields.digest("data"),
            UtcMillis.parse(fields.string("time")));
    fields.end();
    return block;
  }

  /**
   * Fabric's own block hash: SHA-256 over the DER form of SEQUENCE { INTEGER number, OCTET STRING
   * previous, OCTET STRING data }.
   */
  @Override
  public Digest hash() {
    ASN1EncodableVector header = new ASN1EncodableVector(3);
    header.add(new ASN1Integer(number));
    header.add(new DEROctetString(previous.bytes()));
    header.add(new DEROctetString(data.bytes()));
    try {
      return Digest.sha256(new DERSequence(header).getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("data", data.hex())
        .put("number", number)
        .put("previous", previous.hex())
        .put("time", UtcMillis.format(time))
        .build();
  }
}
