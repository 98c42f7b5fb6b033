package cn.laborproof.document.examine.attack;

import cn.laborproof.document.examine.check.DocumentCode;

/**
 * A forged file and what the examiner has to say about it.
 *
 * @param name of the attack, as in the literature where it has one
 * @param file the forged file
 * @param code the question that must have been answered
 * @param answer how it must have been answered
 */
public record Attack(String name, byte[] file, DocumentCode code, String answer) {
  @Override
  public String toString() {
    return name;
  }
}
