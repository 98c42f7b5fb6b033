package cn.laborproof.risk.judge;

import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.scan.RiskScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What the detector said of a population.
 *
 * @param probability percent of each contract it named, by CONTRACTOR/CONTRACT
 * @param strangers contracts it named that no relation holds
 */
record Judgment(
    Population population,
    Map<String, Integer> probability,
    JsonNode findings,
    List<String> strangers) {

  static Judgment of(Population population) {
    Path out = population.folder().resolveSibling(population.folder().getFileName() + ".json");
    try {
      RiskScan.shipped().run(population.folder(), out, population.asOf(), Horizon.none());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode findings = new ObjectMapper().readTree(out.toFile()).get("findings");
    Map<String, Integer> named = new HashMap<>();
    for (JsonNode finding : findings) {
      if (finding.get("rule").stringValue().equals("disguised-dispatch")) {
        named.put(finding.get("subject").stringValue(), probability(finding));
      }
    }
    List<String> strangers = new ArrayList<>(named.keySet());
    for (Relation relation : population.relations()) {
      for (String contract : relation.contracts()) {
        // Where a company's key was spoilt, the number still tells which contract is meant.
        String number = contract.substring(contract.indexOf('/'));
        strangers.removeIf(stranger -> stranger.endsWith(number));
      }
    }
    return new Judgment(population, named, findings, strangers);
  }

  private static int probability(JsonNode finding) {
    for (JsonNode fact : finding.get("facts")) {
      if (fact.get("name").stringValue().equals("probability")) {
        return Integer.parseInt(fact.get("value").asString());
      }
    }
    throw new IllegalStateException("no probability in " + finding);
  }

  /** The highest probability given to a contract of the relation; −1: none was named. */
  int probability(Relation relation) {
    return relation.contracts().stream()
        .mapToInt(contract -> probability.getOrDefault(contract, -1))
        .max()
        .orElse(-1);
  }
}
