package cn.laborproof.signing.supervision;

/**
 * Something the demo city has done already when somebody looks at it first: told by the services
 * everybody uses, once the city is ready, so that nobody waits for it.
 */
public interface DemoChapter {

  /**
   * Goes on with it. What is told stays as it is: telling it again changes nothing.
   *
   * @return whether it is told to its end; else something else has to happen first
   */
  boolean tell();

  /** Place among the others; the lowest is told first. */
  int place();
}
