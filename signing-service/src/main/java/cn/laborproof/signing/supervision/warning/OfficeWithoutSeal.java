package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.shared.Refusal;

/** An office without a seal on this platform makes no papers, whatever they are about. */
public final class OfficeWithoutSeal {
  private OfficeWithoutSeal() {}

  public static Refusal refusal() {
    return new Refusal(WarningRefusal.OFFICE_WITHOUT_SEAL);
  }
}
