package cn.laborproof.proof;

/**
 * The marks by which a verifier knows demo material: it teaches, it does not prove. The object
 * identifiers grow from a UUID of ours (ITU-T X.667, arc 2.25), so nobody had to register them and
 * nobody else can mean them.
 */
public final class DemoMark {
  private static final String ARC = "2.25.5889224250281863690921178782141715105";

  /** The certificate policy in every certificate of the demo authorities but their roots. */
  public static final String CERTIFICATE_POLICY = ARC + ".1";

  /** The policy of every token of the demo timestamp authority. */
  public static final String TIMESTAMP_POLICY = ARC + ".2";

  /** The words that each demo certificate carries in its subject. */
  public static final String WORDS = "演示 DEMO";

  private DemoMark() {}
}
