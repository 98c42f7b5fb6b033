package cn.laborproof.signing.organisation.domain;

import java.time.Instant;

/**
 * An electronic seal of an organisation in one state of its life: applied for, made, filed
 * (申请、制作、备案, 电子印章管理办法, 国办发〔2025〕33号), then in use until suspended or cancelled (注销). What a state
 * does not allow cannot be written: only a {@link Filed} seal is ever used.
 */
public sealed interface Seal {

  /** What stays the same. */
  SealHead head();

  /** Stable name of the state. */
  String code();

  /** Not cancelled. */
  sealed interface Living extends Seal {
    /** Ends it for good. */
    default Cancelled cancel(SealReason reason, Instant at) {
      return new Cancelled(head(), reason, at);
    }
  }

  /**
   * Filed with the register of seals.
   *
   * @param number the register's number (印章备案编号)
   */
  record Filing(String number, Instant at) {}

  /** Applied for; key and certificate are not there yet. */
  record Applied(SealHead head) implements Living {
    @Override
    public String code() {
      return "applied";
    }

    /** Key and certificate are there. */
    public Made made(Instant at) {
      return new Made(head, at);
    }
  }

  /** Made, and not to be used before it is filed. */
  record Made(SealHead head, Instant madeAt) implements Living {
    @Override
    public String code() {
      return "made";
    }

    /** The register has it. */
    public Filed file(Filing filing) {
      return new Filed(head, madeAt, filing);
    }
  }

  /** May be used by its keepers. */
  record Filed(SealHead head, Instant madeAt, Filing filing) implements Living {
    @Override
    public String code() {
      return "filed";
    }

    /** Stops its use for the time being. */
    public Suspended suspend(SealReason reason, Instant at) {
      return new Suspended(head, madeAt, filing, reason, at);
    }
  }

  /** Not to be used until it is resumed. */
  record Suspended(SealHead head, Instant madeAt, Filing filing, SealReason reason, Instant at)
      implements Living {
    @Override
    public String code() {
      return "suspended";
    }

    /** May be used again. */
    public Filed resume() {
      return new Filed(head, madeAt, filing);
    }
  }

  /** Ended for good; its key is destroyed. What it sealed stays valid. */
  record Cancelled(SealHead head, SealReason reason, Instant at) implements Seal {
    @Override
    public String code() {
      return "cancelled";
    }
  }
}
