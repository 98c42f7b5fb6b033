package cn.laborproof.chaincode;

/** Serves {@code court-registry} to the peer of the court's own channel. */
public final class CourtRegistryMain {

  private CourtRegistryMain() {}

  /**
   * Runs until it is told to end; settings come from the environment, see {@code
   * chaincode/README.md}.
   */
  public static void main(String[] arguments) {
    ChaincodeProcess.run("court-registry", new CourtRegistryChaincode(), System.getenv());
  }
}
