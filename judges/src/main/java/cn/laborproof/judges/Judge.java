package cn.laborproof.judges;

import java.io.IOException;
import java.util.List;

/** One validator that is not ours. */
public interface Judge {
  /** How it is called in reports. */
  String name();

  /**
   * What it objects to; empty when it accepts the document.
   *
   * @throws IOException when it cannot be asked, which counts as a dissent
   */
  List<String> objections(Exhibit exhibit) throws IOException, InterruptedException;
}
