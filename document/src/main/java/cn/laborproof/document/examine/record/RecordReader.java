package cn.laborproof.document.examine.record;

import cn.laborproof.document.examine.path.RevocationData;
import cn.laborproof.document.examine.record.RecordFacts.Chain;
import cn.laborproof.document.examine.record.RecordFacts.Stamp;
import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.RecordTokens;
import cn.laborproof.document.examine.signature.UnreadableCmsException;
import cn.laborproof.proof.national.Sm2;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.PartialHashtree;

/**
 * Follows a record as RFC 4998 §4.3 and §5.3 say: from the document's digest through each reduced
 * hash tree to the imprint of each timestamp, each timestamp covered by the next, each chain by the
 * first timestamp of the one after.
 */
public final class RecordReader {
  /** A record of a century is some hundred kilobytes. */
  public static final int LARGEST = 4 << 20;

  private static final int MOST_STAMPS = 256;

  private static final Map<String, String> DIGESTS =
      Map.of(
          "2.16.840.1.101.3.4.2.1",
          "SHA-256",
          "2.16.840.1.101.3.4.2.2",
          "SHA-384",
          "2.16.840.1.101.3.4.2.3",
          "SHA-512",
          Sm2.SM3.getId(),
          Sm2.SM3_NAME);

  private final List<byte[]> documents;
  private final CertificateParser certificates;
  private final RecordTokens tokens;
  private int stamps;

  private RecordReader(List<byte[]> documents, CertificateParser certificates) {
    this.documents = documents;
    this.certificates = certificates;
    this.tokens = new RecordTokens(certificates);
  }

  /** Reads a record and follows it from the bytes of a document. */
  public static RecordFacts read(byte[] record, byte[] document, CertificateParser certificates) {
    return read(record, List.of(document), certificates);
  }

  /**
   * Reads a record and follows it from the bytes of files that it must cover, all of them: an
   * imprint holds only if the tree leads to it from each. Of a group the record may cover more.
   *
   * @param documents at least one
   */
  public static RecordFacts read(
      byte[] record, List<byte[]> documents, CertificateParser certificates) {
    if (record.length > LARGEST) {
      return RecordFacts.unreadable("larger than " + LARGEST + " bytes");
    }
    try {
      EvidenceRecord parsed = EvidenceRecord.getInstance(ASN1Primitive.fromByteArray(record));
      if (!Arrays.equals(parsed.getEncoded(ASN1Encoding.DER), record)) {
        return RecordFacts.unreadable("not in its only encoding");
      }
      return new RecordFacts(
          new RecordReader(documents, certificates).chains(parsed), Optional.empty());
    } catch (IOException | UnreadableCmsException | RuntimeException e) {
      // The library answers hostile bytes with whatever exception comes first.
      return RecordFacts.unreadable(String.valueOf(e.getMessage()));
    }
  }

  private List<Chain> chains(EvidenceRecord record) throws IOException, UnreadableCmsException {
    ArchiveTimeStampChain[] chains =
        record.getArchiveTimeStampSequence().getArchiveTimeStampChains();
    if (chains.length == 0) {
      throw new UnreadableCmsException("no timestamp");
    }
    List<Chain> read = new ArrayList<>();
    for (int i = 0; i < chains.length; i++) {
      ArchiveTimeStamp[] inside = chains[i].getArchiveTimestamps();
      if (inside.length == 0) {
        throw new UnreadableCmsException("a chain without a timestamp");
      }
      String digest = digestOf(inside[0]);
      MessageDigest hash = RecordTokens.digest(digest);
      List<byte[]> leaves = new ArrayList<>(documents.stream().map(hash::digest).toList());
      if (i > 0) {
        ArchiveTimeStampSequence before = new ArchiveTimeStampSequence(Arrays.copyOf(chains, i));
        byte[] past = hash.digest(before.getEncoded(ASN1Encoding.DER));
        leaves.replaceAll(leaf -> {
          hash.update(leaf);
          return hash.digest(past);
        });
      }
      read.add(new Chain(digest, stamps(i, inside, digest, leaves)));
    }
    return read;
  }

  private List<Stamp> stamps(
      int chain, ArchiveTimeStamp[] inside, String digest, List<byte[]> first)
      throws IOException, UnreadableCmsException {
    List<Stamp> read = new ArrayList<>();
    List<byte[]> leaves = first;
    for (ArchiveTimeStamp stamp : inside) {
      if (++stamps > MOST_STAMPS) {
        throw new UnreadableCmsException("more than " + MOST_STAMPS + " timestamps");
      }
      if (!digestOf(stamp).equals(digest)) {
        throw new UnreadableCmsException("two digests in one chain");
      }
      byte[] token = stamp.getTimeStamp().getEncoded(ASN1Encoding.DER);
      read.add(
          new Stamp(
              "evidence-record/" + (chain + 1) + "/" + (read.size() + 1),
              tokens.read(token, digest, root(stamp, digest, leaves)),
              revocation(stamp)));
      leaves = List.of(RecordTokens.digest(digest).digest(token));
    }
    return read;
  }

  private static String digestOf(ArchiveTimeStamp stamp) throws UnreadableCmsException {
    String oid = stamp.getDigestAlgorithmIdentifier().getAlgorithm().getId();
    return Optional.ofNullable(DIGESTS.get(oid))
        .orElseThrow(() -> new UnreadableCmsException("digest " + oid + " is not understood"));
  }

  /** Where the reduced hash tree leads; what cannot be the imprint when it leaves out a leaf. */
  private static byte[] root(ArchiveTimeStamp stamp, String digest, List<byte[]> leaves) {
    PartialHashtree[] lists = stamp.getReducedHashTree();
    if (lists == null || lists.length == 0) {
      return leaves.size() == 1 ? leaves.getFirst() : new byte[1];
    }
    if (!leaves.stream().allMatch(lists[0]::containsHash)) {
      return new byte[1];
    }
    MessageDigest hash = RecordTokens.digest(digest);
    byte[] node = new byte[0];
    for (int i = 0; i < lists.length; i++) {
      List<byte[]> values = new ArrayList<>(Arrays.asList(lists[i].getValues()));
      if (i > 0) {
        values.add(node);
      }
      values.sort(Arrays::compareUnsigned);
      values.forEach(hash::update);
      // RFC 4998 §4.3: a value that stands alone is not hashed again.
      byte[] over = hash.digest();
      node = values.size() == 1 ? values.getFirst() : over;
    }
    return node;
  }

  private RevocationData revocation(ArchiveTimeStamp stamp) throws IOException {
    List<byte[]> answers = new ArrayList<>();
    List<byte[]> lists = new ArrayList<>();
    ASN1Set inside = SignedData.getInstance(stamp.getTimeStamp().getContent()).getCRLs();
    for (int i = 0; inside != null && i < inside.size(); i++) {
      ASN1Encodable element = inside.getObjectAt(i);
      if (!(element instanceof ASN1TaggedObject tagged)) {
        lists.add(element.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        continue;
      }
      OtherRevocationInfoFormat other = OtherRevocationInfoFormat.getInstance(tagged, false);
      if (CMSObjectIdentifiers.id_ri_ocsp_response.equals(other.getInfoFormat())) {
        answers.add(other.getInfo().toASN1Primitive().getEncoded(ASN1Encoding.DER));
      }
    }
    return new RevocationData(answers, lists, certificates);
  }
}
