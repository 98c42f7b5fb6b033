package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_CHANNEL;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_SUBMITTER_SIGNATURE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_TRANSACTION_ID;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_UNKNOWN_SIGNER;
import static cn.laborproof.proof.ledger.fabric.NotProvenException.require;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import java.security.PublicKey;
import java.util.List;

/** Did a client of an institution submit this transaction, in the pinned channel? */
final class TransactionCheck {
  private final FabricLedgerTrust trust;

  TransactionCheck(FabricLedgerTrust trust) {
    this.trust = trust;
  }

  /**
   * A transaction as it stands in its block.
   *
   * @param envelope what its submitter signed
   * @param header with the time the submitter states
   * @param proposal what peers endorsed
   */
  record Transaction(FabricEnvelope envelope, ChannelHeader header, EndorsedProposal proposal) {
    /**
     * Reads the transaction at that place, judging nothing but that the whole block has the form
     * without which its data hash says nothing.
     */
    static Transaction of(FabricBlock block, int index) {
      FabricEnvelope envelope =
          block.data().stream().map(FabricEnvelope::signed).toList().get(index);
      EndorsedProposal proposal = EndorsedProposal.ofPayload(envelope.open());
      return new Transaction(envelope, ChannelHeader.parse(proposal.channelHeader()), proposal);
    }
  }

  /**
   * Checks a transaction.
   *
   * @return its id: SHA-256 of nonce and submitter
   */
  Digest id(Transaction transaction, ChannelConfig config) throws NotProvenException {
    ChannelHeader header = transaction.header();
    require(
        header.type() == ChannelHeader.ENDORSER_TRANSACTION
            && header.channel().equals(trust.channel()),
        LEDGER_OTHER_CHANNEL,
        "a transaction of type %d for channel %s, pinned is %s"
            .formatted(header.type(), header.channel(), trust.channel()));
    ProtoMessage signatureHeader =
        ProtoMessage.parse("signatureHeader", transaction.proposal().signatureHeader());
    Bytes creator = signatureHeader.required(1);
    requireSubmitter(Identity.parse(creator), transaction.envelope(), header, config);
    Digest id = Bytes.sha256(List.of(signatureHeader.required(2), creator));
    require(
        header.transaction().equals(id.hex()),
        LEDGER_TRANSACTION_ID,
        "transaction %s, submitter and nonce give %s".formatted(header.transaction(), id));
    return id;
  }

  private static void requireSubmitter(
      Identity submitter, FabricEnvelope envelope, ChannelHeader header, ChannelConfig config)
      throws NotProvenException {
    Msp msp = config.applications().get(submitter.mspId());
    if (msp == null) {
      throw new NotProvenException(
          LEDGER_UNKNOWN_SIGNER, submitter.mspId() + " submitted and is not in force");
    }
    PublicKey key = msp.keyOf(submitter.certificate(), Role.CLIENT, header.time());
    require(
        EcdsaSignature.verifies(key, envelope.signature(), envelope.payload()),
        LEDGER_SUBMITTER_SIGNATURE,
        "a client of " + submitter.mspId() + " did not sign this transaction");
  }
}
