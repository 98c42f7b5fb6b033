package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.shared.RefusalCode;

/** Why a draw is not possible. */
enum DrawRefusal implements RefusalCode {
  /** The office has a draw that is neither drawn nor abandoned. */
  OPEN("draw-open", 409),
  /** A draw like it was abandoned or made before: this one has to name it and say why. */
  REPEATS("draw-repeats-another", 409),
  /** Fewer candidates than are to be drawn. */
  TOO_FEW("draw-too-few-candidates", 422),
  /** More candidates than a package that can be verified holds. */
  TOO_MANY("draw-too-many-candidates", 422),
  /** Somebody would be left without enough inspectors who need not keep away. */
  INSPECTORS("draw-too-few-inspectors", 422),
  /** No anchored checkpoint covers the commitment yet. */
  LOT_PENDING("draw-lot-pending", 409),
  /** The office's own part is not the one committed to. */
  OTHER_SHARE("draw-other-share", 422),
  /** Who was drawn and not inspected yet would be told of the visit. */
  TASKS_OPEN("draw-tasks-open", 409);

  private final String code;
  private final int status;

  DrawRefusal(String code, int status) {
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
