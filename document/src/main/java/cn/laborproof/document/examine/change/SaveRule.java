package cn.laborproof.document.examine.change;

/**
 * One thing a save may do. Accounts for the objects it understands and refuses what goes beyond.
 */
@FunctionalInterface
interface SaveRule {
  void judge(Save save);
}
