package cn.laborproof.chaincode;

/** Serves {@code evidence-log} to one peer of the labour channel. */
public final class EvidenceLogMain {

  private EvidenceLogMain() {}

  /**
   * Runs until it is told to end; settings come from the environment, see {@code
   * chaincode/README.md}.
   */
  public static void main(String[] arguments) {
    ChaincodeProcess.run("evidence-log", new EvidenceLogChaincode(), System.getenv());
  }
}
