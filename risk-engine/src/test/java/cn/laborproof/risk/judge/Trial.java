package cn.laborproof.risk.judge;

import java.nio.file.Path;
import java.util.List;

/** Populations of different mixes and what the detector says of each. */
final class Trial {
  /** Ten mixes; each seed starts a population of its own. */
  static List<Mix> mixes(int fakes) {
    Mix usual = Mix.usual(fakes);
    return List.of(
        usual,
        usual.named("no noise, all handed in").noise(0).coverage(0, 0),
        usual.named("much noise").noise(4),
        usual.named("thin files").coverage(0.5, 0.12),
        usual.named("few fakes (1 to 8)").honest(8),
        usual
            .named("factories")
            .of(
                Guise.POOL,
                Guise.AGENCY,
                Guise.PIECE_BY_HEADS,
                Guise.WAVES,
                Guise.RELABELLED,
                Guise.FUNDED_BY_HEAD),
        usual
            .named("offices")
            .of(Guise.BODY_SHOP, Guise.PAYMASTER, Guise.SAME_PREMISES, Guise.RELAYED),
        usual
            .named("warehouses")
            .of(Guise.PEAK, Guise.GOOD_NAME, Guise.CHAIN, Guise.PADDED_SCOPE, Guise.PIECE_BY_HEADS),
        usual
            .named("all of them evasive")
            .of(
                Guise.FUNDED_BY_HEAD,
                Guise.RELABELLED,
                Guise.PIECE_BY_HEADS,
                Guise.WAVES,
                Guise.PADDED_SCOPE,
                Guise.GOOD_NAME,
                Guise.CHAIN,
                Guise.SAME_PREMISES,
                Guise.RELAYED,
                Guise.BODY_SHOP,
                Guise.PEAK),
        usual
            .named("none of them evasive")
            .of(Guise.POOL, Guise.AGENCY, Guise.PAYMASTER, Guise.INSURED_AFAR));
  }

  /** What is taken away to see how the answer gets worse. */
  static List<Mix> losses(int fakes) {
    Mix usual = Mix.usual(fakes);
    return List.of(
        usual.named("all files"),
        usual.named("without attendance").without(Table.ATTENDANCE),
        usual.named("without wages").without(Table.WAGES),
        usual.named("without insurance").without(Table.INSURANCE),
        usual.named("without employments").without(Table.EMPLOYMENTS),
        usual.named("without employers").without(Table.EMPLOYERS),
        usual.named("without rosters").without(Table.ROSTER),
        usual.named("without dispatch files").without(Table.LICENCES, Table.DISPATCHED),
        usual.named("without affiliations").without(Table.AFFILIATIONS),
        usual.named("without fee and cost").withoutColumns("fee_basis", "labour_cost_percent"),
        usual
            .named("without supervision")
            .withoutColumns("supervisors", "acceptances", "quality_deductions"),
        usual.named("without managed_by").withoutColumns("managed_by"),
        usual
            .named("without the roster's extras")
            .withoutColumns("rules_of", "interviewed_by", "card_issued_by"));
  }

  static Judgment of(Path folder, Mix mix, long seed) {
    return Judgment.of(
        Population.write(
            folder.resolve(mix.name().replace(' ', '-').replaceAll("[^a-z-]", "") + "-" + seed),
            mix,
            seed));
  }

  private Trial() {}
}
