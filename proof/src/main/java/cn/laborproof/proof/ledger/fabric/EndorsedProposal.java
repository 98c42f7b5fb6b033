package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import java.util.List;

/**
 * A question to a chaincode and what peers signed as its answer. Ordered, it is a transaction; as a
 * read that nobody orders it is a state receipt.
 *
 * @param channelHeader ChannelHeader, as hashed
 * @param signatureHeader SignatureHeader of who asks, as hashed
 * @param proposal ChaincodeProposalPayload without its transient part, as hashed
 * @param response ProposalResponsePayload, as signed
 * @param endorsements who answered so
 */
public record EndorsedProposal(
    Bytes channelHeader,
    Bytes signatureHeader,
    Bytes proposal,
    Bytes response,
    List<Endorsement> endorsements) {

  private static final int MAX_ENDORSEMENTS = 100;

  public EndorsedProposal {
    endorsements = List.copyOf(endorsements);
    if (endorsements.size() > MAX_ENDORSEMENTS) {
      throw new MalformedException(
          "endorsements: %d (expected: at most %d)"
              .formatted(endorsements.size(), MAX_ENDORSEMENTS));
    }
  }

  /**
   * Takes the parts from an envelope that would order it, signed or not, as a peer's gateway
   * prepares it.
   *
   * @throws MalformedException if it holds anything but one chaincode action
   */
  public static EndorsedProposal ofEnvelope(Bytes envelope) {
    return ofPayload(ProtoMessage.parse("envelope", envelope).message(1));
  }

  static EndorsedProposal ofPayload(ProtoMessage payload) {
    ProtoMessage header = payload.message(1);
    List<ProtoMessage> actions = payload.message(2).messages(1);
    if (actions.size() != 1) {
      throw payload.fault(actions.size() + " actions (expected: 1)");
    }
    ProtoMessage action = actions.getFirst();
    // Fabric checks the action's own header and takes it for the transaction's, so both are one.
    if (!action.bytes(1).equals(header.bytes(2))) {
      throw payload.fault("the action names another creator than the transaction");
    }
    ProtoMessage chaincodeAction = action.message(2);
    ProtoMessage endorsed = chaincodeAction.message(2);
    return new EndorsedProposal(
        header.required(1),
        header.required(2),
        chaincodeAction.required(1),
        endorsed.required(1),
        endorsed.messages(2).stream().map(Endorsement::ofMessage).toList());
  }

  /** Reads the JSON form. */
  public static EndorsedProposal read(JsonFields fields) {
    EndorsedProposal proposal =
        new EndorsedProposal(
            Bytes.ofBase64(fields.string("channelHeader")),
            Bytes.ofBase64(fields.string("signatureHeader")),
            Bytes.ofBase64(fields.string("proposal")),
            Bytes.ofBase64(fields.string("response")),
            fields.objects("endorsements", Endorsement::read));
    fields.end();
    return proposal;
  }

  /** The JSON form. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("channelHeader", channelHeader.base64())
        .put("signatureHeader", signatureHeader.base64())
        .put("proposal", proposal.base64())
        .put("response", response.base64())
        .put("endorsements", JsonArray.of(endorsements, Endorsement::toJson))
        .build();
  }

  /** Function and arguments of the call. */
  public List<Bytes> arguments() {
    Bytes input = ProtoMessage.parse("proposal", proposal).bytes(1);
    return ProtoMessage.parse("invocation", input).message(1).message(3).list(1);
  }
}
