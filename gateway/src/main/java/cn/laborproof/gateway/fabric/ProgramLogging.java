package cn.laborproof.gateway.fabric;

/**
 * What the programs of this jar log: what happened and what waits. Without settings Logback writes
 * every frame of every connection, with its content.
 */
final class ProgramLogging {

  private static final String PROPERTY = "logback.configurationFile";

  private ProgramLogging() {}

  /** To be called before the first logger is made; whoever starts the program may choose others. */
  static void begin() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "cn/laborproof/gateway/fabric/programs-logging.xml");
    }
  }
}
