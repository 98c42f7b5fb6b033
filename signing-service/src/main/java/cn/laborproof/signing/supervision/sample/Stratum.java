package cn.laborproof.signing.supervision.sample;

/**
 * Employers that are alike, and how many of them a panel wants.
 *
 * @param sector beginning of a code of its lines of business, or blank for all
 * @param size size class, or blank for all, also those of unknown size
 * @param target how many
 */
record Stratum(String sector, String size, int target) {

  /** Whether an employer belongs here. */
  boolean holds(PanelRows.Known employer, SampleBounds bounds) {
    boolean inSector =
        sector.isEmpty() || employer.scopes().stream().anyMatch(code -> code.startsWith(sector));
    boolean ofSize =
        size.isEmpty() || employer.workers().map(bounds::size).filter(size::equals).isPresent();
    return inSector && ofSize;
  }
}
