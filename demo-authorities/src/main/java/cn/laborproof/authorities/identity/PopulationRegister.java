package cn.laborproof.authorities.identity;

import cn.laborproof.authorities.disk.Journal;
import cn.laborproof.authorities.disk.StateDirectory;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The residents by identity number, on disk. */
final class PopulationRegister {
  private static final int MOST = 5000;

  /** Why somebody was not added. */
  enum Outcome {
    /** Is now in the register. */
    ADDED,
    /** The identity number is there already. */
    KNOWN,
    /** The register takes no more. */
    FULL
  }

  private final Journal journal;
  private final Map<String, Resident> residents = new LinkedHashMap<>();

  private PopulationRegister(Journal journal) {
    this.journal = journal;
  }

  static PopulationRegister open(StateDirectory directory) throws IOException {
    PopulationRegister register = new PopulationRegister(directory.journal("residents.journal"));
    for (String line : register.journal.linesAtOpening()) {
      try {
        var fields = Json.parseObject(line.getBytes(StandardCharsets.UTF_8)).fields("resident");
        Resident resident = Resident.read(fields);
        register.residents.put(resident.idNumber(), resident);
      } catch (MalformedException e) {
        throw new IOException("the population register is damaged; delete it to begin anew", e);
      }
    }
    for (Resident first : FirstResidents.ALL) {
      register.add(first);
    }
    return register;
  }

  synchronized Optional<Resident> find(String idNumber) {
    return Optional.ofNullable(residents.get(idNumber));
  }

  synchronized List<Resident> all() {
    return List.copyOf(residents.values());
  }

  synchronized Outcome add(Resident resident) throws IOException {
    if (residents.containsKey(resident.idNumber())) {
      return Outcome.KNOWN;
    }
    if (residents.size() >= MOST) {
      return Outcome.FULL;
    }
    journal.append(new String(resident.toJson().canonicalBytes(), StandardCharsets.UTF_8));
    residents.put(resident.idNumber(), resident);
    return Outcome.ADDED;
  }
}
