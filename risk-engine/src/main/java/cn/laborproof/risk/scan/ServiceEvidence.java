package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of two companies say about one contract for services: counts and line ranges, no
 * persons. Filled from the contractor's side and from the principal's.
 */
final class ServiceEvidence {

  /** How many lines tell who did something, and how many of them name the principal. */
  static final class Share {
    private long known;
    private long hits;
    private final Sources lines = new Sources();
    private final Sources hitLines = new Sources();

    void add(FactRow row, boolean hit) {
      known++;
      if (hit) {
        hits++;
        hitLines.add(row);
      } else {
        lines.add(row);
      }
    }

    /** All of another count, as showing it or not. */
    void addAll(Share people, boolean hit) {
      known += people.known;
      if (hit) {
        hits += people.known;
        hitLines.addAll(people.hitLines);
      } else {
        lines.addAll(people.hitLines);
      }
    }

    boolean isKnown() {
      return known > 0;
    }

    long known() {
      return known;
    }

    long hits() {
      return hits;
    }

    int percent() {
      return known == 0 ? 0 : (int) (hits * 100 / known);
    }

    /** The lines that show it; where none does, those that show the opposite. */
    Sources lines() {
      return hits > 0 ? hitLines : lines;
    }
  }

  private final FactRow contract;
  final Share managed = new Share();
  final Share device = new Share();
  final Share rules = new Share();
  final Share interview = new Share();
  final Share paid = new Share();
  final Share card = new Share();
  final Share insuredElsewhere = new Share();
  final Share sameLine = new Share();
  final Share migrated = new Share();
  final Set<String> migratedFrom = new TreeSet<>();
  final Map<String, Share> hostedByPlace = new HashMap<>();
  private long workers;
  private final Sources workerLines = new Sources();
  private @Nullable FactRow employer;
  private @Nullable FactRow licence;
  private String region = "";

  ServiceEvidence(FactRow contract) {
    this.contract = contract;
  }

  FactRow contract() {
    return contract;
  }

  String principal() {
    return contract.required("principal");
  }

  String contractor() {
    return contract.required("contractor");
  }

  void worker(FactRow row) {
    workers++;
    workerLines.add(row);
  }

  long workers() {
    return workers;
  }

  Sources workerLines() {
    return workerLines;
  }

  /** The contractor's own registration and, if it has one, its dispatch licence. */
  void contractorIs(@Nullable FactRow registered, @Nullable FactRow licensed) {
    employer = registered;
    licence = licensed;
  }

  @Nullable FactRow employer() {
    return employer;
  }

  @Nullable FactRow licence() {
    return licence;
  }

  void principalSitsIn(String code) {
    region = code;
  }

  /** The principal's region on the day of the scan, empty when not known. */
  String region() {
    return region;
  }
}
