package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.ledger.fabric.FabricHeader;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Reads Fabric's blocks. What is read here only feeds our own index: a peer could have made it up,
 * so whatever leaves the house is proven again from the block itself.
 */
final class Blocks {

  private Blocks() {}

  static Block parse(byte[] bytes, String from) throws PeerAwayException {
    try {
      return Block.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new PeerAwayException(from + " gave no block", e);
    }
  }

  /**
   * The header; its data hash is that of the envelopes.
   *
   * @throws MalformedException if it is not
   */
  static FabricHeader header(Block block) {
    return FabricHeader.ofBlock(block.toByteArray());
  }

  /** Whether the block changes the channel's configuration; such a block holds nothing else. */
  static boolean isConfig(Block block) {
    try {
      if (block.getData().getDataCount() != 1) {
        return false;
      }
      Payload payload = payload(block.getData().getData(0));
      return channelHeader(payload).getType() == HeaderType.CONFIG_VALUE;
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedException("block data: not readable", e);
    }
  }

  /** What valid transactions wrote under our chaincode, in the order of the block. */
  static List<Written> written(Block block, String chaincode) {
    try {
      List<Written> written = new ArrayList<>();
      for (int i = 0; i < block.getData().getDataCount(); i++) {
        if (isValid(block, i)) {
          addWritten(block.getData().getData(i), i, chaincode, written);
        }
      }
      return written;
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedException("block data: not readable", e);
    }
  }

  private static boolean isValid(Block block, int index) {
    int filter = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
    if (block.getMetadata().getMetadataCount() <= filter) {
      return false;
    }
    ByteString codes = block.getMetadata().getMetadata(filter);
    return index < codes.size()
        && Byte.toUnsignedInt(codes.byteAt(index)) == TxValidationCode.VALID_VALUE;
  }

  private static void addWritten(
      ByteString envelope, int index, String chaincode, List<Written> written)
      throws InvalidProtocolBufferException {
    Payload payload = payload(envelope);
    ChannelHeader header = channelHeader(payload);
    if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
      return;
    }
    for (TransactionAction action : Transaction.parseFrom(payload.getData()).getActionsList()) {
      ChaincodeActionPayload called = ChaincodeActionPayload.parseFrom(action.getPayload());
      var response =
          ProposalResponsePayload.parseFrom(called.getAction().getProposalResponsePayload());
      ByteString results = ChaincodeAction.parseFrom(response.getExtension()).getResults();
      for (NsReadWriteSet set : TxReadWriteSet.parseFrom(results).getNsRwsetList()) {
        if (set.getNamespace().equals(chaincode)) {
          List<KVWrite> writes = KVRWSet.parseFrom(set.getRwset()).getWritesList();
          written.add(new Written(index, header.getTxId(), time(header.getTimestamp()), writes));
        }
      }
    }
  }

  private static Payload payload(ByteString envelope) throws InvalidProtocolBufferException {
    return Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
  }

  private static ChannelHeader channelHeader(Payload payload)
      throws InvalidProtocolBufferException {
    return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
  }

  private static Instant time(Timestamp time) {
    return UtcMillis.truncate(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
  }

  /**
   * What one transaction wrote.
   *
   * @param index its place in the block
   * @param transaction its id
   * @param time the submitter's word for when it was made
   * @param writes keys and values under our chaincode
   */
  record Written(int index, String transaction, Instant time, List<KVWrite> writes) {
    Written {
      writes = List.copyOf(writes);
    }

    @Override
    public String toString() {
      return transaction
          + writes.stream().map(KVWrite::getKey).collect(Collectors.joining(", ", " [", "]"));
    }
  }
}
