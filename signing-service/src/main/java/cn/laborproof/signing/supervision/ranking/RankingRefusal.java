package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.signing.shared.RefusalCode;

/** Why a model of an order of looking is refused. */
enum RankingRefusal implements RefusalCode {
  /** Who asked for it does not switch it on. */
  SECOND_PERSON("ranking-second-person", 409),
  /** The office has one under way. */
  UNDER_WAY("ranking-under-way", 409),
  /** Only who asked for it takes it back. */
  NOT_THE_ASKER("ranking-not-the-asker", 409);

  private final String code;
  private final int status;

  RankingRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
