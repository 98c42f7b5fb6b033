package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.LedgerUnavailableException;
import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.ledger.fabric.Bytes;
import cn.laborproof.proof.ledger.fabric.EndorsedProposal;
import cn.laborproof.proof.ledger.fabric.FabricBlock;
import cn.laborproof.proof.ledger.fabric.JunkSignatures;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;

/**
 * Gathers what proves an anchor to somebody who asks no peer: the block, the configuration it is
 * judged by, and a state receipt. Nothing leaves here that the offline verifier does not accept.
 */
final class ProofGathering {

  private final PeerLinks peers;
  private final LedgerIndex index;
  private final LedgerVerifier verifier;
  private final FabricLedgerTrust trust;
  private final Institution operator;
  private final int receiptQuorum;
  private final Path configBlocks;

  ProofGathering(
      PeerLinks peers,
      LedgerIndex index,
      LedgerVerifier verifier,
      FabricConnection connection,
      Path configBlocks)
      throws IOException {
    this.peers = peers;
    this.index = index;
    this.verifier = verifier;
    this.trust = connection.trust();
    this.operator = connection.operator();
    this.receiptQuorum = connection.receiptQuorum();
    Durable.directory(configBlocks);
    this.configBlocks = configBlocks;
  }

  /**
   * The proof of an anchor.
   *
   * @param transactionIndex its place in its block
   * @throws LedgerUnavailableException if no peers can be found whose answers prove it
   */
  FabricLedgerProof of(AnchoredCheckpoint anchor, int transactionIndex) {
    List<String> faults = new ArrayList<>();
    for (List<Institution> endorsers : endorserGroups()) {
      try {
        FabricLedgerProof proof =
            JunkSignatures.dropped(
                new FabricLedgerProof(
                    configBlocks(),
                    block(anchor.block()),
                    transactionIndex,
                    receipt(anchor.record().ledgerKey(), endorsers)),
                trust);
        Optional<String> fault = fault(proof, anchor);
        if (fault.isEmpty()) {
          return proof;
        }
        faults.add(fault.get());
      } catch (PeerAwayException | ChaincodeRefusedException | MalformedException e) {
        faults.add(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        throw new LedgerUnavailableException("the state directory fails: " + e.getMessage(), e);
      }
    }
    throw new LedgerUnavailableException(
        "no peers give a proof of " + anchor.record().ledgerKey() + ": " + faults);
  }

  private Optional<String> fault(FabricLedgerProof proof, AnchoredCheckpoint anchor) {
    return switch (verifier.verify(proof, anchor.record().checkpoint())) {
      case LedgerVerification.Proven proven ->
          proven.anchor().equals(anchor)
              ? Optional.empty()
              : Optional.of("it proves another place on the ledger: " + proven.anchor());
      case LedgerVerification.Refused refused ->
          Optional.of(refused.fault() + ": " + refused.detail());
    };
  }

  /** Institutions, the operator not among them, in groups just large enough; answering first. */
  private List<List<Institution>> endorserGroups() {
    List<Institution> others =
        peers.institutions().stream().filter(institution -> institution != operator).toList();
    List<List<Institution>> groups = new ArrayList<>();
    groups(others, 0, new ArrayList<>(), groups);
    return groups;
  }

  private void groups(
      List<Institution> all, int from, List<Institution> chosen, List<List<Institution>> groups) {
    if (chosen.size() == receiptQuorum) {
      groups.add(List.copyOf(chosen));
      return;
    }
    for (int i = from; i < all.size(); i++) {
      chosen.add(all.get(i));
      groups(all, i + 1, chosen, groups);
      chosen.removeLast();
    }
  }

  private EndorsedProposal receipt(String key, List<Institution> endorsers)
      throws PeerAwayException, ChaincodeRefusedException {
    PreparedTransaction read = peers.first(peer -> peer.endorseBy(endorsers, "read", key));
    return EndorsedProposal.ofEnvelope(Bytes.of(read.getEnvelope().toByteArray()));
  }

  private FabricBlock block(long number) throws PeerAwayException, ChaincodeRefusedException {
    return FabricBlock.parse(peers.first(peer -> peer.block(number)).toByteArray());
  }

  private List<FabricBlock> configBlocks()
      throws IOException, PeerAwayException, ChaincodeRefusedException {
    List<FabricBlock> blocks = new ArrayList<>();
    for (long number : index.configs()) {
      blocks.add(configBlock(number));
    }
    return blocks;
  }

  /** Config blocks are few, needed for every proof, and never change: kept once fetched. */
  private FabricBlock configBlock(long number)
      throws IOException, PeerAwayException, ChaincodeRefusedException {
    Path file = configBlocks.resolve(number + ".block");
    if (Files.notExists(file)) {
      Durable.write(file, peers.first(peer -> peer.block(number)).toByteArray());
    }
    try {
      return FabricBlock.parse(Files.readAllBytes(file));
    } catch (MalformedException e) {
      Files.delete(file);
      throw e;
    }
  }
}
