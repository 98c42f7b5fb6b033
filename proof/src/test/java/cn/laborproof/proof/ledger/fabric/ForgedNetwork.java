package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.NOTARY;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import cn.laborproof.proof.trust.InstitutionMsp;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;

/**
 * A whole consortium in memory, with every key: blocks as Fabric writes them, made with Fabric's
 * own messages, and as it never would.
 */
public final class ForgedNetwork {
  static final Instant DAY = Instant.parse("2026-11-21T08:00:00Z");

  final Map<Institution, ForgedIdentity> orderers = new EnumMap<>(Institution.class);
  final Map<Institution, ForgedIdentity> peers = new EnumMap<>(Institution.class);
  final Map<Institution, ForgedIdentity> clients = new EnumMap<>(Institution.class);
  final Ed25519SecretKey log;
  final List<Block> chain = new ArrayList<>();
  final List<FabricBlock> configBlocks = new ArrayList<>();
  ForgedConfig config = new ForgedConfig();

  private ForgedNetwork(Ed25519SecretKey log) {
    this.log = log;
  }

  /** Four institutions with an orderer each, three of them with a peer, and a genesis. */
  public static ForgedNetwork begun() {
    return begun(Ed25519SecretKey.of(Digest.sha256().bytes()));
  }

  /** As {@link #begun()}, with the log whose checkpoints it anchors. */
  public static ForgedNetwork begun(Ed25519SecretKey log) {
    ForgedNetwork network = new ForgedNetwork(log);
    for (Institution member : Institution.values()) {
      network.join(member, ForgedCa.root(mspId(member)));
      network.config.consenters.add(network.orderers.get(member));
      network.config.applications.add(member);
    }
    network.add(network.sealed(List.of(network.config.envelope(true)), 0));
    return network;
  }

  static String mspId(Institution member) {
    return member.id() + "MSP";
  }

  /** Gives an institution an authority and new certificates below it. */
  void join(Institution member, ForgedCa ca) {
    config.roots.put(member, ca);
    orderers.put(member, ca.issue("orderer", "orderer"));
    peers.put(member, ca.issue("peer", "peer"));
    clients.put(member, ca.issue("client", "client"));
  }

  /** What a verifier of this network holds. */
  public FabricLedgerTrust trust() {
    return trust(3, 2);
  }

  FabricLedgerTrust trust(int quorum, int receiptQuorum) {
    return new FabricLedgerTrust(
        "labour",
        "evidence-log",
        configBlocks.getFirst().hash(),
        Arrays.stream(Institution.values())
            .map(member -> new InstitutionMsp(member.id(), mspId(member)))
            .toList(),
        quorum,
        OPERATOR.id(),
        receiptQuorum,
        false);
  }

  long lastConfig() {
    return configBlocks.getLast().number();
  }

  /** A block after the newest one, signed. */
  Block sealed(List<Envelope> envelopes, long lastConfig, Institution... signers) {
    List<ForgedSigner> consenters =
        Arrays.stream(signers)
            .map(member -> new ForgedSigner(member.ordinal() + 1, orderers.get(member)))
            .toList();
    return sealed(envelopes, lastConfig, consenters);
  }

  /** Who signs a block, and as which consenter. */
  record ForgedSigner(int number, ForgedIdentity identity) {}

  Block sealed(List<Envelope> envelopes, long lastConfig, List<ForgedSigner> signers) {
    List<ByteString> data = envelopes.stream().map(Envelope::toByteString).toList();
    byte[][] all = data.stream().map(ByteString::toByteArray).toArray(byte[][]::new);
    Digest previous = chain.isEmpty() ? null : header(chain.getLast()).hash();
    FabricHeader header = new FabricHeader(chain.size(), previous, Digest.sha256(all));
    ByteString value =
        OrdererBlockMetadata.newBuilder()
            .setLastConfig(LastConfig.newBuilder().setIndex(lastConfig))
            .setConsenterMetadata(ByteString.copyFromUtf8("view and sequence"))
            .build()
            .toByteString();
    Metadata.Builder metadata = Metadata.newBuilder().setValue(value);
    for (ForgedSigner signer : signers) {
      ByteString identifier =
          IdentifierHeader.newBuilder()
              .setIdentifier(signer.number())
              .setNonce(ByteString.copyFromUtf8("nonce"))
              .build()
              .toByteString();
      metadata.addSignatures(
          MetadataSignature.newBuilder()
              .setIdentifierHeader(identifier)
              .setSignature(
                  signer.identity().sign(value, identifier, ByteString.copyFrom(header.der()))));
    }
    // After the signatures come four more, of which the third is a peer's opinion on validity.
    return Block.newBuilder()
        .setHeader(
            BlockHeader.newBuilder()
                .setNumber(header.number())
                .setPreviousHash(
                    ByteString.copyFrom(previous == null ? new byte[0] : previous.bytes()))
                .setDataHash(ByteString.copyFrom(header.data().bytes())))
        .setData(BlockData.newBuilder().addAllData(data))
        .setMetadata(
            BlockMetadata.newBuilder()
                .addMetadata(metadata.build().toByteString())
                .addMetadata(ByteString.EMPTY)
                .addMetadata(ByteString.copyFrom(new byte[envelopes.size()]))
                .addMetadata(ByteString.EMPTY)
                .addMetadata(ByteString.copyFromUtf8("commit hash")))
        .build();
  }

  private static FabricHeader header(Block block) {
    return FabricHeader.ofBlock(block.toByteArray());
  }

  void add(Block block) {
    FabricBlock parsed = FabricBlock.parse(block.toByteArray());
    chain.add(block);
    if (parsed.number() == 0 || parsed.lastConfig() == parsed.number()) {
      configBlocks.add(parsed);
    }
  }

  /** A new configuration, signed by orderers of the present one. */
  void reconfigure(Consumer<ForgedConfig> change, Institution... signers) {
    List<ForgedSigner> now =
        Arrays.stream(signers)
            .map(member -> new ForgedSigner(member.ordinal() + 1, orderers.get(member)))
            .toList();
    ForgedConfig next = config.next(DAY.plusSeconds(chain.size()));
    change.accept(next);
    add(sealed(List.of(next.envelope(false)), chain.size(), now));
    config = next;
  }

  /** A checkpoint of this network's log. */
  public Checkpoint checkpoint(long size) {
    return new Checkpoint(
        "laborproof.test/fabric",
        size,
        Digest.sha256(("" + size).getBytes(StandardCharsets.UTF_8)));
  }

  CheckpointRecord record(Checkpoint checkpoint) {
    return new CheckpointRecord(
        checkpoint.origin(),
        checkpoint.size(),
        checkpoint.root(),
        log.publicKey(),
        log.sign(checkpoint.text().getBytes(StandardCharsets.UTF_8)),
        AnchorPurpose.BUSINESS);
  }

  /** The call that anchors a checkpoint, as two institutions endorse it. */
  ForgedCall anchoring(Checkpoint checkpoint) {
    ForgedCall call =
        new ForgedCall(clients.get(OPERATOR), List.of(peers.get(LABOUR_BUREAU), peers.get(COURT)));
    CheckpointRecord record = record(checkpoint);
    call.arguments =
        List.of(
            ByteString.copyFromUtf8("apply"),
            ByteString.copyFrom(new SubmitCheckpoint(record, List.of()).toJson().canonicalBytes()));
    call.writes.put(record.ledgerKey(), value(record));
    call.time = DAY.plusSeconds(chain.size()).plusNanos(123_456_789);
    return call;
  }

  static ByteString value(CheckpointRecord record) {
    return ByteString.copyFrom(record.toJson().canonicalBytes());
  }

  /** A read of the checkpoint's key as two institutions endorse it. */
  ForgedCall reading(Checkpoint checkpoint, long block, long transaction) {
    ForgedCall call =
        new ForgedCall(clients.get(OPERATOR), List.of(peers.get(COURT), peers.get(NOTARY)));
    CheckpointRecord record = record(checkpoint);
    call.arguments =
        List.of(ByteString.copyFromUtf8("read"), ByteString.copyFromUtf8(record.ledgerKey()));
    call.reads.put(record.ledgerKey(), ForgedCall.version(block, transaction));
    call.payload = value(record);
    call.time = DAY.plusSeconds(chain.size());
    return call;
  }

  /** An honest anchor in a block of its own, and its proof. */
  public FabricLedgerProof anchor(Checkpoint checkpoint) {
    return anchor(checkpoint, anchoring(checkpoint).time);
  }

  /** As {@link #anchor(Checkpoint)}, at a time the submitter states. */
  public FabricLedgerProof anchor(Checkpoint checkpoint, Instant time) {
    ForgedCall call = anchoring(checkpoint);
    call.time = time;
    add(sealed(List.of(call.envelope()), lastConfig(), LABOUR_BUREAU, COURT, NOTARY));
    return proof(checkpoint, 0);
  }

  /** The proof of what stands at that place of the newest block. */
  FabricLedgerProof proof(Checkpoint checkpoint, int index) {
    return proof(index, reading(checkpoint, chain.size() - 1L, index).endorsed());
  }

  FabricLedgerProof proof(int index, EndorsedProposal receipt) {
    return new FabricLedgerProof(
        configBlocks, FabricBlock.parse(chain.getLast().toByteArray()), index, receipt);
  }
}
