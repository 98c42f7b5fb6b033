package cn.laborproof.document.sign;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.national.Sm2;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Evidence records (RFC 4998) for many documents at once: one hash tree, one timestamp, and for
 * each document a record of its own, which speaks of that document's bytes alone and can be handed
 * out with it. Renewing is one timestamp for all records again.
 *
 * <p>Each timestamp carries the revocation answers for its authority, so a record is checked
 * without a network; the next timestamp covers them. Thread-safe if its sources are.
 */
public final class EvidenceRecords {
  /** Documents under one timestamp; a tree over as many takes some ten megabytes. */
  public static final int MOST = 1 << 16;

  private final TimestampAuthority timestamps;
  private final RevocationSource revocation;
  private final Set<X509Certificate> authorities;
  private final String digest;

  /** The digest of trees and timestamps. */
  public enum TreeDigest {
    /** Until it ends. */
    SHA_256("SHA-256"),
    /** What new records use. */
    SHA_512("SHA-512"),
    /** Of the national suite; the timestamp is signed in SM2. */
    SM3(Sm2.SM3_NAME);

    private final String jca;

    TreeDigest(String jca) {
      this.jca = jca;
    }

    /** Its JCA name. */
    public String jcaName() {
      return jca;
    }

    /** Of the bytes of one file. */
    public byte[] over(byte[] file) {
      return HashTree.digest(jca).digest(file);
    }
  }

  /**
   * A maker of records.
   *
   * @param timestamps gives trusted time; asked once a batch
   * @param revocation answers for the authority that stamped
   * @param authorities certificates of the authority's issuers, roots included
   * @param digest of trees and timestamps from now on
   */
  public EvidenceRecords(
      TimestampAuthority timestamps,
      RevocationSource revocation,
      Collection<X509Certificate> authorities,
      TreeDigest digest) {
    this.timestamps = timestamps;
    this.revocation = revocation;
    this.authorities = Set.copyOf(authorities);
    this.digest = digest.jcaName();
  }

  /**
   * A document, or files that belong together (a data object group, RFC 4998 §2.1), in need of a
   * record or of a later timestamp in the one it has.
   *
   * @param digests of the bytes of each file, by the digest of this maker; the order says nothing
   * @param record its record so far, DER; empty for the first
   */
  public record Subject(List<byte[]> digests, byte[] record) {
    /** Copies the list. */
    public Subject {
      digests = List.copyOf(digests);
      if (digests.isEmpty()) {
        throw new IllegalArgumentException("no file");
      }
    }

    /** One document. */
    public Subject(byte[] digest, byte[] record) {
      this(List.of(digest), record);
    }

    /** A document without a record. */
    public static Subject first(byte[] digest) {
      return new Subject(digest, new byte[0]);
    }
  }

  /** A leaf of the tree; of a group, what it is made of goes into the first list of its record. */
  private record Leaf(List<byte[]> members, byte[] node) {}

  /**
   * Makes or renews the records of a batch under one timestamp. A record whose last chain uses the
   * digest of this maker gets a later timestamp in it (RFC 4998 §5.2, timestamp renewal); one that
   * uses another begins a new chain over the document and all that was (hash-tree renewal).
   *
   * @param subjects at most {@link #MOST}
   * @return the records, DER, in the order of the subjects
   * @throws SigningException when time or an answer cannot be had; there is no record then
   */
  public List<byte[]> of(List<Subject> subjects) {
    if (subjects.isEmpty() || subjects.size() > MOST) {
      throw new IllegalArgumentException(subjects.size() + " documents (expected: 1 to " + MOST);
    }
    List<Leaf> leaves = subjects.stream().map(this::leaf).toList();
    HashTree tree = new HashTree(digest, leaves.stream().map(Leaf::node).toList());
    ContentInfo token = stamped(tree.root());
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      ArchiveTimeStamp stamp =
          new ArchiveTimeStamp(algorithm(digest), lists(tree, leaves.get(i)), token);
      records.add(encoded(extended(subjects.get(i).record(), stamp)));
    }
    return records;
  }

  private Leaf leaf(Subject subject) {
    MessageDigest hash = HashTree.digest(digest);
    if (subject.digests().stream().anyMatch(file -> file.length != hash.getDigestLength())) {
      throw new IllegalArgumentException("not a " + digest + " of a document");
    }
    if (subject.record().length == 0) {
      return leaf(subject.digests());
    }
    EvidenceRecord record = EvidenceRecord.getInstance(subject.record());
    ArchiveTimeStamp last = last(record);
    if (usesDigest(last)) {
      return leaf(List.of(hash.digest(encoded(last.getTimeStamp()))));
    }
    byte[] before = hash.digest(encoded(record.getArchiveTimeStampSequence()));
    return leaf(
        subject.digests().stream()
            .map(file -> {
              hash.update(file);
              return hash.digest(before);
            })
            .toList());
  }

  /** RFC 4998 §4.2: the node of a group is over its members in binary ascending order. */
  private Leaf leaf(List<byte[]> files) {
    TreeSet<byte[]> members = new TreeSet<>(Arrays::compareUnsigned);
    members.addAll(files);
    if (members.size() == 1) {
      return new Leaf(List.copyOf(members), members.getFirst());
    }
    MessageDigest hash = HashTree.digest(digest);
    members.forEach(hash::update);
    return new Leaf(List.copyOf(members), hash.digest());
  }

  private boolean usesDigest(ArchiveTimeStamp stamp) {
    return stamp
        .getDigestAlgorithmIdentifier()
        .getAlgorithm()
        .equals(algorithm(digest).getAlgorithm());
  }

  private static ArchiveTimeStamp last(EvidenceRecord record) {
    ArchiveTimeStampChain[] chains =
        record.getArchiveTimeStampSequence().getArchiveTimeStampChains();
    ArchiveTimeStamp[] stamps = chains[chains.length - 1].getArchiveTimestamps();
    return stamps[stamps.length - 1];
  }

  private EvidenceRecord extended(byte[] before, ArchiveTimeStamp stamp) {
    if (before.length == 0) {
      return new EvidenceRecord(null, null, stamp);
    }
    EvidenceRecord record = EvidenceRecord.getInstance(before);
    ArchiveTimeStampSequence sequence = record.getArchiveTimeStampSequence();
    List<ArchiveTimeStampChain> chains =
        new ArrayList<>(Arrays.asList(sequence.getArchiveTimeStampChains()));
    Set<AlgorithmIdentifier> digests =
        new LinkedHashSet<>(Arrays.asList(record.getDigestAlgorithms()));
    if (usesDigest(last(record))) {
      List<ArchiveTimeStamp> stamps =
          new ArrayList<>(Arrays.asList(chains.removeLast().getArchiveTimestamps()));
      stamps.add(stamp);
      chains.add(new ArchiveTimeStampChain(stamps.toArray(ArchiveTimeStamp[]::new)));
    } else {
      chains.add(new ArchiveTimeStampChain(stamp));
      digests.add(algorithm(digest));
    }
    return new EvidenceRecord(
        digests.toArray(AlgorithmIdentifier[]::new),
        null,
        null,
        new ArchiveTimeStampSequence(chains.toArray(ArchiveTimeStampChain[]::new)));
  }

  /** The token with what speaks for its authority (RFC 4998 §4.2 step 5, in the CMS itself). */
  private ContentInfo stamped(byte[] root) {
    TimestampToken stamped =
        digest.equals(Sm2.SM3_NAME)
            ? timestamps.timestampSm3(Digest.of(root))
            : timestamps.timestamp(root);
    byte[] token = stamped.encoded();
    MaterialCollector collector = new MaterialCollector(revocation, authorities);
    collector.need(token);
    return TokenMaterial.inside(token, collector.material());
  }

  /** The only leaf of a tree needs no way to the root: the timestamp is over it. */
  private static PartialHashtree @Nullable [] lists(HashTree tree, Leaf leaf) {
    List<List<byte[]>> lists = new ArrayList<>(tree.reduced(leaf.node()));
    if (leaf.members().size() > 1) {
      if (!lists.isEmpty()) {
        List<byte[]> beside = new ArrayList<>(lists.getFirst());
        beside.removeIf(value -> Arrays.equals(value, leaf.node()));
        lists.set(0, beside);
      }
      lists.addFirst(leaf.members());
    }
    return lists.isEmpty()
        ? null
        : lists.stream()
            .map(list -> new PartialHashtree(list.toArray(byte[][]::new)))
            .toArray(PartialHashtree[]::new);
  }

  private static AlgorithmIdentifier algorithm(String digest) {
    return new AlgorithmIdentifier(
        switch (digest) {
          case "SHA-256" -> NISTObjectIdentifiers.id_sha256;
          case Sm2.SM3_NAME -> Sm2.SM3;
          default -> NISTObjectIdentifiers.id_sha512;
        });
  }

  private static byte[] encoded(ASN1Object object) {
    try {
      return object.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("what was built in memory has an encoding", e);
    }
  }
}
