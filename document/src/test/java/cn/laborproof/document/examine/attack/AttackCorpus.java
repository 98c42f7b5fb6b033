package cn.laborproof.document.examine.attack;

import java.util.List;
import java.util.stream.Stream;

/**
 * Forged files by generator, one class of attack after the other. Sources: pdf-insecurity.org (USF,
 * ISA, SWA, shadow, certification attacks) and what an attacker with a timestamp of his own can
 * add.
 */
public final class AttackCorpus {
  private final List<Attack> attacks;

  public AttackCorpus(GenuineFiles files) {
    byte[] contract = files.contract();
    attacks =
        Stream.of(
                new IncrementalAttacks(contract).all(),
                new SignatureValueAttacks(contract).all(),
                new ByteAttacks(contract).all(),
                new CutAttacks(contract).all(),
                new StampedAttacks(files, contract).all(),
                new SigningAttacks(files).all(),
                new PreparedAttacks(files).all(),
                new NumberAttacks(files, contract).all(),
                new TrapAttacks(files).all(),
                new InkAttacks(files).all(),
                new SetAttacks(files).all(),
                new LineAttacks(files).all(),
                new LetterAttacks(files).all(),
                new ContainerAttacks(files).all(),
                new StoreAttacks(files, contract).all())
            .flatMap(List::stream)
            .toList();
  }

  /** Every attack. */
  public List<Attack> all() {
    return attacks;
  }
}
