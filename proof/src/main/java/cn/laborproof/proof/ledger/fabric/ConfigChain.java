package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CONFIG_CHAIN;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CONFIG_NOT_IN_FORCE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_CHANNEL;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_GENESIS;
import static cn.laborproof.proof.ledger.fabric.NotProvenException.require;

import cn.laborproof.proof.trust.FabricLedgerTrust;
import java.util.ArrayList;
import java.util.List;

/**
 * The configurations of a channel, from the pinned genesis on. Each later one is believed because a
 * quorum of institutions among the orderers of the one before it signed its block: so certificates
 * and orderers may change without anybody asking the verifier.
 */
final class ConfigChain {
  private final List<ChannelConfig> configs;

  private ConfigChain(List<ChannelConfig> configs) {
    this.configs = List.copyOf(configs);
  }

  /**
   * Checks the chain.
   *
   * @param blocks genesis first
   */
  static ConfigChain verified(
      List<FabricBlock> blocks, FabricLedgerTrust trust, Members members, BlockSignatureCheck check)
      throws NotProvenException {
    FabricBlock genesis = blocks.getFirst();
    require(
        genesis.number() == 0 && genesis.hash().equals(trust.genesis()),
        LEDGER_OTHER_GENESIS,
        "genesis " + genesis.hash() + ", pinned is " + trust.genesis());
    List<ChannelConfig> configs = new ArrayList<>();
    configs.add(ChannelConfig.of(genesis));
    requireTrusted(configs.getLast(), trust, members);
    for (FabricBlock block : blocks.subList(1, blocks.size())) {
      ChannelConfig next = ChannelConfig.of(block);
      requireNext(block, next, configs.getLast());
      requireTrusted(next, trust, members);
      check.signers(block, configs.getLast(), next.time());
      configs.add(next);
    }
    return new ConfigChain(configs);
  }

  private static void requireTrusted(ChannelConfig config, FabricLedgerTrust trust, Members members)
      throws NotProvenException {
    require(
        config.channel().equals(trust.channel()),
        LEDGER_OTHER_CHANNEL,
        "block %d configures channel %s, pinned is %s"
            .formatted(config.block(), config.channel(), trust.channel()));
    members.requireExactlyIn(config);
  }

  /** Sequences run without a gap, so none in between can be left out. */
  private static void requireNext(FabricBlock block, ChannelConfig next, ChannelConfig before)
      throws NotProvenException {
    require(
        next.block() > before.block()
            && next.sequence() == before.sequence() + 1
            && block.lastConfig() == block.number(),
        LEDGER_CONFIG_CHAIN,
        "configuration %d in block %d follows configuration %d in block %d"
            .formatted(next.sequence(), next.block(), before.sequence(), before.block()));
  }

  /**
   * The configuration a block was ordered under: the last one given before it, and it must be the
   * one that those who signed the block name.
   */
  ChannelConfig inForceAt(FabricBlock block) throws NotProvenException {
    ChannelConfig last =
        configs.stream()
            .filter(config -> config.block() < block.number())
            .reduce((earlier, later) -> later)
            .orElse(configs.getFirst());
    require(
        last.block() < block.number() && last.block() == block.lastConfig(),
        LEDGER_CONFIG_NOT_IN_FORCE,
        "block %d was ordered under the configuration of block %d, given is that of block %d"
            .formatted(block.number(), block.lastConfig(), last.block()));
    return last;
  }

  /** The newest configuration given: a receipt may be younger than the block. */
  ChannelConfig newest() {
    return configs.getLast();
  }
}
