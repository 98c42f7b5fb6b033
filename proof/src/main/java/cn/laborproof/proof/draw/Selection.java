package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.note.Checkpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who was drawn: {@code result.json}.
 *
 * @param assignments in the order in which the employers were drawn
 */
public record Selection(List<Assignment> assignments) {
  private static final String VERSION = "laborproof/draw-result/v1";

  /** An employer and who inspects it. */
  public record Assignment(Digest employer, List<Digest> inspectors) {
    public Assignment {
      inspectors = List.copyOf(inspectors);
    }

    private JsonObject toJson() {
      return JsonObject.builder()
          .put("employer", employer.hex())
          .put("inspectors", JsonArray.of(inspectors, each -> new JsonString(each.hex())))
          .build();
    }

    private static Assignment read(JsonFields in) {
      var assignment =
          new Assignment(
              in.digest("employer"), in.strings("inspectors").stream().map(Digest::ofHex).toList());
      in.end();
      return assignment;
    }
  }

  public Selection {
    assignments = List.copyOf(assignments);
  }

  /**
   * Draws. Pure: the same arguments always give the same result.
   *
   * @param signature the log's over the checkpoint
   * @param share the office's own part of the lot, present exactly if the terms name one
   * @throws MalformedException if the lists are not those of the terms, the share is not the one
   *     committed to, or an employer has too few inspectors without a conflict
   */
  public static Selection of(
      DrawTerms terms,
      CandidateList employers,
      CandidateList inspectors,
      Conflicts conflicts,
      Checkpoint checkpoint,
      Ed25519Signature signature,
      Optional<Digest> share) {
    if (!terms.holdFor(employers, inspectors, conflicts)) {
      throw new MalformedException("draw: the lists are not those committed to");
    }
    if (!share.map(DrawTerms::shareDigest).equals(terms.share())) {
      throw new MalformedException("draw: the office's part is not the one committed to");
    }
    Digest seed = Lot.seed(terms, checkpoint, signature, share);
    Set<Conflicts.Pair> apart = conflicts.asSet();
    Map<Digest, Integer> load = new HashMap<>();
    List<Assignment> drawn = new ArrayList<>();
    for (Digest employer : new Lot(seed, "employers").draw(employers.entries(), terms.take())) {
      List<Digest> free =
          inspectors.entries().stream()
              .filter(each -> !apart.contains(new Conflicts.Pair(employer, each)))
              .toList();
      if (free.size() < terms.each()) {
        throw new MalformedException("draw: too few inspectors for " + employer);
      }
      // The sort is stable: by lot among those who have as much to do.
      List<Digest> those =
          new Lot(seed, "inspectors/" + employer.hex())
              .draw(free, free.size()).stream()
                  .sorted(Comparator.comparingInt(each -> load.getOrDefault(each, 0)))
                  .limit(terms.each())
                  .toList();
      those.forEach(each -> load.merge(each, 1, Integer::sum));
      drawn.add(new Assignment(employer, those));
    }
    return new Selection(drawn);
  }

  /** The canonical bytes of {@code result.json}. */
  public byte[] canonicalBytes() {
    return toJson().canonicalBytes();
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("v", VERSION)
        .put("assignments", JsonArray.of(assignments, Assignment::toJson))
        .build();
  }

  /** Reads the JSON form; nothing is computed again here. */
  public static Selection read(JsonFields in) {
    String version = in.string("v");
    if (!version.equals(VERSION)) {
      throw in.fault("v", version + " (expected: " + VERSION + ")");
    }
    Selection selection = new Selection(in.objects("assignments", Assignment::read));
    in.end();
    return selection;
  }
}
