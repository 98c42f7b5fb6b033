package cn.laborproof.proof.verdict;

/** Languages every sentence exists in. */
public enum Language {
  /** Chinese, the default. */
  ZH("zh"),
  /** English. */
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** BCP 47 primary tag. */
  public String tag() {
    return tag;
  }
}
