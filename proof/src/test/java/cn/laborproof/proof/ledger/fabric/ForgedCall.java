package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.Digest;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** A call of a chaincode with its answer; everything may be changed, then signed. */
final class ForgedCall {
  String channel = "labour";
  String chaincode = "evidence-log";
  String answering = "evidence-log";
  int type = HeaderType.ENDORSER_TRANSACTION_VALUE;
  Instant time = ForgedNetwork.DAY;
  ForgedIdentity submitter;
  List<ByteString> arguments = List.of();
  String transaction;
  int status = 200;
  ByteString payload = ByteString.EMPTY;
  ByteString proposalHash;
  final Map<String, Version> reads = new LinkedHashMap<>();
  final Map<String, ByteString> writes = new LinkedHashMap<>();
  final List<ForgedIdentity> endorsers = new ArrayList<>();
  final ByteString nonce = ByteString.copyFromUtf8("nonce of twenty-four byt");

  ForgedCall(ForgedIdentity submitter, List<ForgedIdentity> endorsers) {
    this.submitter = submitter;
    this.endorsers.addAll(endorsers);
  }

  static Version version(long block, long transaction) {
    return Version.newBuilder().setBlockNum(block).setTxNum(transaction).build();
  }

  ByteString signatureHeader() {
    return SignatureHeader.newBuilder()
        .setCreator(submitter.serialized())
        .setNonce(nonce)
        .build()
        .toByteString();
  }

  ByteString channelHeader() {
    String id =
        transaction != null
            ? transaction
            : Digest.sha256(nonce.toByteArray(), submitter.serialized().toByteArray()).hex();
    ChaincodeID named = ChaincodeID.newBuilder().setName(chaincode).build();
    return ChannelHeader.newBuilder()
        .setType(type)
        .setChannelId(channel)
        .setTxId(id)
        .setTimestamp(
            Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()))
        .setExtension(
            ChaincodeHeaderExtension.newBuilder().setChaincodeId(named).build().toByteString())
        .build()
        .toByteString();
  }

  ByteString proposal() {
    ChaincodeSpec spec =
        ChaincodeSpec.newBuilder()
            .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode))
            .setInput(ChaincodeInput.newBuilder().addAllArgs(arguments))
            .build();
    return ChaincodeProposalPayload.newBuilder()
        .setInput(
            ChaincodeInvocationSpec.newBuilder().setChaincodeSpec(spec).build().toByteString())
        .build()
        .toByteString();
  }

  ByteString response() {
    KVRWSet.Builder states = KVRWSet.newBuilder();
    reads.forEach(
        (key, version) -> states.addReads(KVRead.newBuilder().setKey(key).setVersion(version)));
    writes.forEach(
        (key, value) -> states.addWrites(KVWrite.newBuilder().setKey(key).setValue(value)));
    // Every real answer reads the chaincode's definition first.
    TxReadWriteSet sets =
        TxReadWriteSet.newBuilder()
            .addNsRwset(
                NsReadWriteSet.newBuilder()
                    .setNamespace("_lifecycle")
                    .setRwset(
                        KVRWSet.newBuilder()
                            .addReads(
                                KVRead.newBuilder()
                                    .setKey("namespaces/fields/evidence-log/Sequence")
                                    .setVersion(version(3, 0)))
                            .build()
                            .toByteString()))
            .addNsRwset(
                NsReadWriteSet.newBuilder()
                    .setNamespace(answering)
                    .setRwset(states.build().toByteString()))
            .build();
    ChaincodeAction action =
        ChaincodeAction.newBuilder()
            .setResults(sets.toByteString())
            .setResponse(Response.newBuilder().setStatus(status).setPayload(payload))
            .setChaincodeId(ChaincodeID.newBuilder().setName(answering).setVersion("1.0"))
            .build();
    ByteString hash =
        proposalHash != null
            ? proposalHash
            : ByteString.copyFrom(
                Digest.sha256(
                        channelHeader().toByteArray(),
                        signatureHeader().toByteArray(),
                        proposal().toByteArray())
                    .bytes());
    return ProposalResponsePayload.newBuilder()
        .setProposalHash(hash)
        .setExtension(action.toByteString())
        .build()
        .toByteString();
  }

  private ChaincodeActionPayload action() {
    ChaincodeEndorsedAction.Builder endorsed =
        ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response());
    for (ForgedIdentity peer : endorsers) {
      endorsed.addEndorsements(
          org.hyperledger.fabric.protos.peer.Endorsement.newBuilder()
              .setEndorser(peer.serialized())
              .setSignature(peer.sign(response(), peer.serialized())));
    }
    return ChaincodeActionPayload.newBuilder()
        .setChaincodeProposalPayload(proposal())
        .setAction(endorsed)
        .build();
  }

  Payload asPayload() {
    Transaction transactions =
        Transaction.newBuilder()
            .addActions(
                TransactionAction.newBuilder()
                    .setHeader(signatureHeader())
                    .setPayload(action().toByteString()))
            .build();
    return Payload.newBuilder()
        .setHeader(
            Header.newBuilder()
                .setChannelHeader(channelHeader())
                .setSignatureHeader(signatureHeader()))
        .setData(transactions.toByteString())
        .build();
  }

  /** What is sent to be ordered. */
  Envelope envelope() {
    ByteString payloadBytes = asPayload().toByteString();
    return Envelope.newBuilder()
        .setPayload(payloadBytes)
        .setSignature(submitter.sign(payloadBytes))
        .build();
  }

  /** What a state receipt keeps. */
  EndorsedProposal endorsed() {
    return EndorsedProposal.ofEnvelope(Bytes.of(envelope().toByteArray()));
  }
}
