package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_CHAINCODE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_CHANNEL;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_UNKNOWN_SIGNER;
import static cn.laborproof.proof.ledger.fabric.NotProvenException.require;

import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerFault;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import java.security.PublicKey;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Did peers of enough institutions give this answer to this proposal, in the pinned channel and
 * chaincode? The operator is not counted. An institution with two peers counts once.
 */
final class EndorsementCheck {

  /** Which codes say what is wrong: those of a transaction or those of a state receipt. */
  record Faults(
      LedgerFault proposal, LedgerFault twice, LedgerFault signature, LedgerFault tooFew) {
    static final Faults OF_TRANSACTION =
        new Faults(
            LedgerFault.LEDGER_PROPOSAL_DIFFERS,
            LedgerFault.LEDGER_ENDORSED_TWICE,
            LedgerFault.LEDGER_ENDORSEMENT_SIGNATURE,
            LedgerFault.LEDGER_ENDORSEMENTS_TOO_FEW);
    static final Faults OF_RECEIPT =
        new Faults(
            LedgerFault.LEDGER_RECEIPT_PROPOSAL_DIFFERS,
            LedgerFault.LEDGER_RECEIPT_SIGNED_TWICE,
            LedgerFault.LEDGER_RECEIPT_SIGNATURE,
            LedgerFault.LEDGER_RECEIPT_TOO_FEW);
  }

  private final FabricLedgerTrust trust;
  private final Members members;
  private final Faults faults;

  EndorsementCheck(FabricLedgerTrust trust, Members members, Faults faults) {
    this.trust = trust;
    this.members = members;
    this.faults = faults;
  }

  /** An answer that enough institutions stand for, and which these are. */
  record Endorsed(ChaincodeAnswer answer, Set<Institution> endorsers) {}

  /**
   * Checks an endorsed proposal.
   *
   * @param config whose institutions count
   */
  Endorsed endorsed(EndorsedProposal proposal, ChannelConfig config) throws NotProvenException {
    ChannelHeader header = ChannelHeader.parse(proposal.channelHeader());
    ChaincodeAnswer answer = ChaincodeAnswer.parse(proposal.response());
    requirePlace(header, answer);
    Bytes asked =
        Bytes.of(
            Bytes.sha256(
                    List.of(
                        proposal.channelHeader(), proposal.signatureHeader(), proposal.proposal()))
                .bytes());
    require(
        answer.proposalHash().equals(asked),
        faults.proposal(),
        "the answer is to another proposal");
    Set<Institution> endorsers = EnumSet.noneOf(Institution.class);
    Set<Bytes> seen = new HashSet<>();
    for (Endorsement endorsement : proposal.endorsements()) {
      require(seen.add(endorsement.endorser()), faults.twice(), "one peer endorsed twice");
      endorsers.add(endorser(endorsement, proposal.response(), header, config));
    }
    requireEnough(endorsers);
    return new Endorsed(answer, endorsers);
  }

  private void requirePlace(ChannelHeader header, ChaincodeAnswer answer)
      throws NotProvenException {
    require(
        header.channel().equals(trust.channel()),
        LEDGER_OTHER_CHANNEL,
        "asked in channel " + header.channel() + ", pinned is " + trust.channel());
    require(
        header.chaincode().equals(trust.chaincode())
            && answer.chaincode().equals(trust.chaincode()),
        LEDGER_OTHER_CHAINCODE,
        "asked %s, %s answered, pinned is %s"
            .formatted(header.chaincode(), answer.chaincode(), trust.chaincode()));
  }

  /** A peer signs its answer followed by its own identity. */
  private Institution endorser(
      Endorsement endorsement, Bytes response, ChannelHeader header, ChannelConfig config)
      throws NotProvenException {
    Identity peer = Identity.parse(endorsement.endorser());
    Msp msp = config.applications().get(peer.mspId());
    if (msp == null) {
      throw new NotProvenException(
          LEDGER_UNKNOWN_SIGNER, peer.mspId() + " endorsed and is not in force");
    }
    PublicKey key = msp.keyOf(peer.certificate(), Role.PEER, header.time());
    require(
        EcdsaSignature.verifies(
            key, endorsement.signature(), Bytes.concat(List.of(response, endorsement.endorser()))),
        faults.signature(),
        "a peer of " + peer.mspId() + " did not endorse this");
    return members.institutionOf(peer.mspId());
  }

  private void requireEnough(Set<Institution> endorsers) throws NotProvenException {
    Set<Institution> counted = EnumSet.copyOf(endorsers);
    counted.remove(members.operator());
    require(
        counted.size() >= trust.receiptQuorum(),
        faults.tooFew(),
        "%d institutions besides the operator endorsed, %d must"
            .formatted(counted.size(), trust.receiptQuorum()));
  }
}
