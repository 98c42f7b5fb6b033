package cn.laborproof.signing.signing;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The invented people of the demo identity authority. */
public final class Residents {
  private Residents() {}

  public static Map<String, String> first(URI authorities) {
    return at(authorities, 0);
  }

  public static Map<String, String> at(URI authorities, int index) {
    JsonNode resident =
        new ApiClient(authorities.getPort())
            .get("/identity/v1/demo-residents")
            .json()
            .path("residents")
            .get(index);
    var known = new HashMap<String, String>();
    for (String factor : List.of("name", "idNumber", "card", "mobile")) {
      known.put(factor, resident.path(factor).asString());
    }
    return known;
  }
}
