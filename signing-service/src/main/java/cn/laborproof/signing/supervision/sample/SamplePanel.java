package cn.laborproof.signing.supervision.sample;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.SeededOrder;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A panel of sample employers.
 *
 * @param division leading digits of where its employers have their seat
 * @param strata in the order in which employers were put into them: the first that holds one
 * @param seed what its order by lot follows from
 */
record SamplePanel(
    UUID id,
    UUID office,
    String region,
    String title,
    String division,
    List<Stratum> strata,
    Digest seed,
    By made) {
  private static final String VERSION = "laborproof/sample-panel/v1";

  SamplePanel {
    strata = List.copyOf(strata);
  }

  /** Who did something, and when. */
  record By(UUID account, String name, Instant at) {}

  /** Somebody who could be chosen, with the place in the order drawn. */
  record Candidate(int stratum, int place, String employer, String name) {}

  /**
   * An employer of the panel.
   *
   * @param how {@code drawn}, {@code hand} or {@code replacement}
   * @param reason why it was taken by hand, or blank
   * @param replaces whose place it took
   * @param until empty while it belongs to the panel
   */
  record Member(
      UUID id,
      int stratum,
      String employer,
      String name,
      String how,
      String reason,
      Optional<UUID> replaces,
      LocalDate since,
      Optional<LocalDate> until,
      String untilWhy) {
    boolean isCurrent() {
      return until.isEmpty();
    }
  }

  /** The order of a stratum's employers, whose codes are given in the order of their bytes. */
  List<String> order(int stratum, List<String> codes) {
    return SeededOrder.of(seed, "stratum/" + stratum, codes);
  }

  /**
   * What everybody needs to repeat the draw, in canonical bytes: the seed, and of each stratum the
   * codes by their bytes and as they were drawn (docs/random-draw.md, section 9).
   */
  byte[] drawn(List<Candidate> candidates) {
    List<JsonObject> parts = new ArrayList<>();
    for (int i = 0; i < strata.size(); i++) {
      int place = i;
      List<String> order =
          candidates.stream()
              .filter(each -> each.stratum() == place)
              .sorted((one, other) -> Integer.compare(one.place(), other.place()))
              .map(Candidate::employer)
              .toList();
      parts.add(
          JsonObject.builder()
              .put("sector", strata.get(i).sector())
              .put("size", strata.get(i).size())
              .put("target", strata.get(i).target())
              .put("candidates", texts(order.stream().sorted().toList()))
              .put("order", texts(order))
              .build());
    }
    return JsonObject.builder()
        .put("v", VERSION)
        .put("panel", id.toString())
        .put("division", division)
        .put("seed", seed.hex())
        .put("strata", JsonArray.of(parts, part -> part))
        .build()
        .canonicalBytes();
  }

  private static JsonArray texts(List<String> texts) {
    return JsonArray.of(texts, JsonString::new);
  }
}
