package cn.laborproof.risk.columnar;

/**
 * What a scan may take of the machine. The memory of the Java heap comes on top.
 *
 * @param engineMegabytes memory of the database in the process; beyond it goes to disk
 * @param workers threads that each ask the database and judge
 * @param pairsAtOnce how many persons at companies are looked at in one go; a company is never
 *     divided
 */
public record Limits(int engineMegabytes, int workers, int pairsAtOnce) {

  /** Two cores and, with a heap of 700 MB, less than 2 GB in all. */
  public static final Limits TWO_CORES = new Limits(800, 2, 1 << 18);

  /** Each worker runs its own questions: no thread of the database besides. */
  int engineThreads() {
    return 1;
  }
}
