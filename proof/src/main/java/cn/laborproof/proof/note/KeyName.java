package cn.laborproof.proof.note;

import cn.laborproof.proof.MalformedException;

/** A key name of signed-note: not empty, no space of any kind, no plus sign, here ASCII only. */
record KeyName(String text) {
  private static final int MAX_LENGTH = 255;

  KeyName {
    boolean plain = text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '+');
    if (text.isEmpty() || text.length() > MAX_LENGTH || !plain) {
      throw new MalformedException("key name: " + text + " (expected: printable ASCII without +)");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
