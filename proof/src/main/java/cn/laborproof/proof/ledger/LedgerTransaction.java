package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.log.Merkle;
import java.util.List;

/**
 * A command on the embedded ledger, who submitted it, and what it wrote.
 *
 * @param command what was asked for
 * @param submitter whose key signed it
 * @param signature the submitter's, over command, submitter and genesis hash, so that it counts on
 *     no other ledger
 * @param writes what the rules wrote, in their order
 */
public record LedgerTransaction(
    LedgerCommand command,
    Institution submitter,
    Ed25519Signature signature,
    List<StateWrite> writes) {

  private static final DomainTag TAG = new DomainTag("laborproof/ledger/transaction/v1");

  public LedgerTransaction {
    writes = List.copyOf(writes);
  }

  /** Signs a command; the writes are what the rules made of it. */
  public static LedgerTransaction sign(
      Digest chain,
      LedgerCommand command,
      Institution submitter,
      List<StateWrite> writes,
      Ed25519SecretKey key) {
    Ed25519Signature signature = key.sign(statement(chain, command, submitter));
    return new LedgerTransaction(command, submitter, signature, writes);
  }

  static LedgerTransaction read(JsonFields fields) {
    LedgerTransaction transaction =
        new LedgerTransaction(
            LedgerCommand.read(fields.fields("command")),
            Institution.ofId(fields.string("submitter")),
            Ed25519Signature.ofHex(fields.string("signature")),
            fields.objects("writes", StateWrite::read));
    fields.end();
    return transaction;
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("command", command.toJson())
        .put("submitter", submitter.id())
        .put("signature", signature.hex())
        .put("writes", JsonArray.of(writes, StateWrite::toJson))
        .build();
  }

  /**
   * The transaction's name on the chain: the same command by the same submitter always has the
   * same.
   */
  public Digest id(Digest chain) {
    return Digest.sha256(statement(chain, command, submitter));
  }

  /** Its leaf in the block's Merkle tree. */
  public Digest leafHash() {
    return Merkle.leafHash(toJson().canonicalBytes());
  }

  boolean signedBy(Ed25519PublicKey key, Digest chain) {
    return key.verifies(statement(chain, command, submitter), signature);
  }

  private static byte[] statement(Digest chain, LedgerCommand command, Institution submitter) {
    return TAG.bytesOf(
        JsonObject.builder()
            .put("chain", chain.hex())
            .put("command", command.toJson())
            .put("submitter", submitter.id())
            .build());
  }
}
