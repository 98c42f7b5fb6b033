package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Who owns whom, as a graph over all companies. */
final class Affiliations {

  private static final int MOST_STEPS = 8;
  private static final int MOST_VISITS = 20_000;

  private final Map<String, List<FactRow>> owners = new HashMap<>();
  private final Map<String, List<FactRow>> owned = new HashMap<>();

  Affiliations(List<FactRow> unordered) {
    // Of several shortest ways the same one, in whatever order the lines came.
    List<FactRow> links =
        unordered.stream()
            .sorted(Comparator.comparing(link -> String.join("\u0000", link.values())))
            .toList();
    for (FactRow link : links) {
      owners.computeIfAbsent(link.required("owned"), _ -> new ArrayList<>()).add(link);
      owned.computeIfAbsent(link.required("owner"), _ -> new ArrayList<>()).add(link);
      if (link.required("kind").equals("SAME_CONTROLLER")) {
        // Has no direction: each is reached from the other.
        owners.computeIfAbsent(link.required("owner"), _ -> new ArrayList<>()).add(link);
      }
    }
  }

  /**
   * Under which other names a company acts: its branches, or the company it is a branch of and that
   * one's other branches. All of them are one legal person, which answers for what any of them does
   * (民法典 art 74); a subsidiary is another one.
   *
   * @return the link that says so, by company
   */
  Map<String, FactRow> samePerson(String company, LocalDate day) {
    Map<String, FactRow> same = new TreeMap<>();
    branches(owned, company, day).forEach(link -> same.put(link.required("owned"), link));
    for (FactRow up : branches(owners, company, day)) {
      String head = up.required("owner");
      same.put(head, up);
      branches(owned, head, day).forEach(link -> same.putIfAbsent(link.required("owned"), link));
    }
    same.remove(company);
    return same;
  }

  private static List<FactRow> branches(
      Map<String, List<FactRow>> links, String company, LocalDate day) {
    return links.getOrDefault(company, List.of()).stream()
        .filter(link -> link.required("kind").equals("BRANCH") && link.isValidOn(day))
        .toList();
  }

  private record Place(String company, boolean down, List<FactRow> way) {}

  /**
   * The shortest way from one company up to a common owner and down to the other, each link valid
   * on that day: what LCL art 67 and LCL-Reg art 28 call set up by the unit or one it belongs to.
   */
  Optional<List<FactRow>> path(String from, String to, LocalDate day) {
    return path(from, to, link -> link.isValidOn(day));
  }

  /** The same over links of one's choice. */
  Optional<List<FactRow>> path(String from, String to, Predicate<FactRow> counts) {
    if (!owners.containsKey(from) && !owned.containsKey(from)) {
      return Optional.empty();
    }
    Deque<Place> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    open.add(new Place(from, false, List.of()));
    while (!open.isEmpty() && seen.size() < MOST_VISITS) {
      Place place = open.remove();
      if (place.company().equals(to)) {
        return Optional.of(place.way());
      }
      if (place.way().size() == MOST_STEPS || !seen.add(place.company() + place.down())) {
        continue;
      }
      if (!place.down()) {
        for (FactRow link : owners.getOrDefault(place.company(), List.of())) {
          step(open, place, link, false, counts);
        }
      }
      for (FactRow link : owned.getOrDefault(place.company(), List.of())) {
        step(open, place, link, true, counts);
      }
    }
    return Optional.empty();
  }

  private static void step(
      Deque<Place> open, Place place, FactRow link, boolean down, Predicate<FactRow> counts) {
    if (!counts.test(link)) {
      return;
    }
    List<FactRow> way = new ArrayList<>(place.way());
    way.add(link);
    String owner = link.required("owner");
    String next = owner.equals(place.company()) ? link.required("owned") : owner;
    open.add(new Place(next, down, List.copyOf(way)));
  }
}
