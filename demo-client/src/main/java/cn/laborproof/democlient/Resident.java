package cn.laborproof.democlient;

import java.io.IOException;
import java.net.URI;

/** An invented person whom the demo identity authority knows. */
record Resident(String name, String idNumber, String card, String mobile) {

  /** Asks the demo identity authority for the resident of that name. */
  static Resident named(String name, URI authorities) throws IOException, InterruptedException {
    return new HttpAgent(authorities)
        .get("/identity/v1/demo-residents").list("residents").stream()
            .filter(resident -> resident.text("name").equals(name))
            .map(Resident::of)
            .findFirst()
            .orElseThrow(
                () -> new JourneyException("the demo identity authority knows no " + name));
  }

  private static Resident of(Answer resident) {
    return new Resident(
        resident.text("name"),
        resident.text("idNumber"),
        resident.text("card"),
        resident.text("mobile"));
  }
}
