package cn.laborproof.proof.ledger;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.log.Merkle;
import cn.laborproof.proof.trust.EmbeddedLedgerTrust;
import cn.laborproof.proof.trust.InstitutionKey;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an embedded ledger begins with: which keys speak for which institution, how many must agree,
 * and in plain words that all of them lie on one machine.
 *
 * @param channel name of the channel
 * @param keys one key per institution, all four, all different
 * @param quorum how many institutions must sign a block
 * @param endorsements how many institutions, the operator not counted, must sign a state receipt
 */
public record Genesis(
    String channel, Map<Institution, Ed25519PublicKey> keys, int quorum, int endorsements) {

  /** The mark every embedded ledger carries in its genesis, and so in its genesis hash. */
  public static final String PROFILE = "embedded-demo";

  /** What the mark means. */
  public static final String NOTICE =
      "EMBEDDED DEMO LEDGER: all institution keys are held by one machine. It teaches, it does not"
          + " prove.";

  /** BFT with one faulty of four: 3 of 4. */
  public static final int QUORUM = 3;

  /** Two institutions besides the operator. */
  public static final int ENDORSEMENTS = 2;

  private static final DomainTag TAG = new DomainTag("laborproof/ledger/genesis/v1");

  public Genesis {
    BoundedAscii.name("channel", channel);
    keys = Collections.unmodifiableMap(new EnumMap<>(keys));
    if (keys.size() != Institution.values().length
        || new HashSet<>(keys.values()).size() != keys.size()) {
      throw new MalformedException("genesis.keys: (expected: four institutions, four keys)");
    }
    if (quorum < QUORUM || quorum > keys.size()) {
      throw new MalformedException("genesis.quorum: " + quorum + " (expected: 3 or 4)");
    }
    if (endorsements < ENDORSEMENTS || endorsements >= keys.size()) {
      throw new MalformedException("genesis.endorsements: " + endorsements + " (expected: 2 or 3)");
    }
  }

  /** A genesis of the usual strength: 3 of 4 for blocks, 2 besides the operator for receipts. */
  public static Genesis of(String channel, Map<Institution, Ed25519PublicKey> keys) {
    return new Genesis(channel, keys, QUORUM, ENDORSEMENTS);
  }

  static Genesis read(JsonFields fields) {
    requireWord(fields, "profile", PROFILE);
    requireWord(fields, "notice", NOTICE);
    Map<Institution, Ed25519PublicKey> keys = new EnumMap<>(Institution.class);
    for (Member member : fields.objects("institutions", Member::read)) {
      if (keys.put(member.institution(), member.key()) != null) {
        throw fields.fault("institutions", member.institution().id() + " twice (expected: once)");
      }
    }
    Genesis genesis =
        new Genesis(
            fields.string("channel"),
            keys,
            (int) fields.integer("quorum", 1, keys.size()),
            (int) fields.integer("endorsements", 1, keys.size()));
    fields.end();
    return genesis;
  }

  private static void requireWord(JsonFields fields, String name, String word) {
    if (!fields.string(name).equals(word)) {
      throw fields.fault(name, "(expected: " + word + ")");
    }
  }

  JsonObject toJson() {
    List<Member> members =
        keys.entrySet().stream().map(e -> new Member(e.getKey(), e.getValue())).toList();
    return JsonObject.builder()
        .put("profile", PROFILE)
        .put("notice", NOTICE)
        .put("channel", channel)
        .put("institutions", JsonArray.of(members, Member::toJson))
        .put("quorum", quorum)
        .put("endorsements", endorsements)
        .build();
  }

  /** The header of block 0. */
  public BlockHeader header(Instant time) {
    return new BlockHeader(channel, 0, BlockHeader.NONE, Merkle.emptyRoot(), digest(), 0, time);
  }

  /** What a verifier keeps of this ledger once it has decided to trust it. */
  public EmbeddedLedgerTrust trust(Instant time) {
    return new EmbeddedLedgerTrust(
        channel,
        header(time).hash(),
        keys.entrySet().stream().map(Genesis::institutionKey).toList(),
        quorum,
        Institution.OPERATOR.id(),
        endorsements,
        true);
  }

  Set<InstitutionKey> institutionKeys() {
    return keys.entrySet().stream().map(Genesis::institutionKey).collect(Collectors.toSet());
  }

  private static InstitutionKey institutionKey(Map.Entry<Institution, Ed25519PublicKey> entry) {
    return new InstitutionKey(entry.getKey().id(), entry.getValue());
  }

  Digest digest() {
    return TAG.digestOf(toJson());
  }

  private record Member(Institution institution, Ed25519PublicKey key) {
    static Member read(JsonFields fields) {
      Member member =
          new Member(
              Institution.ofId(fields.string("name")),
              Ed25519PublicKey.ofHex(fields.string("key")));
      fields.end();
      return member;
    }

    JsonObject toJson() {
      return JsonObject.builder().put("name", institution.id()).put("key", key.hex()).build();
    }
  }
}
