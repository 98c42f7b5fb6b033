package cn.laborproof.risk.judge;

import java.util.List;
import java.util.Set;

/**
 * What a population is made of.
 *
 * @param fakes how many disguised relations
 * @param honest honest look-alikes for each of them, at least three
 * @param guises the kinds of fakes, each as often as it stands here
 * @param partial share of relations of which whole kinds of facts are missing
 * @param thin share of relations of which little is known
 * @param noise 1: usual care of those who hand in; 0: none of it goes wrong
 */
record Mix(
    String name,
    int fakes,
    int honest,
    List<Guise> guises,
    double partial,
    double thin,
    double noise,
    Set<Table> without,
    Set<String> withoutColumns) {

  static Mix usual(int fakes) {
    return new Mix("usual", fakes, 3, List.of(Guise.values()), 0.3, 0.04, 1, Set.of(), Set.of());
  }

  Mix named(String other) {
    return new Mix(other, fakes, honest, guises, partial, thin, noise, without, withoutColumns);
  }

  Mix honest(int times) {
    return new Mix(name, fakes, times, guises, partial, thin, noise, without, withoutColumns);
  }

  Mix of(Guise... only) {
    return new Mix(
        name, fakes, honest, List.of(only), partial, thin, noise, without, withoutColumns);
  }

  Mix coverage(double partly, double thinly) {
    return new Mix(name, fakes, honest, guises, partly, thinly, noise, without, withoutColumns);
  }

  Mix noise(double times) {
    return new Mix(name, fakes, honest, guises, partial, thin, times, without, withoutColumns);
  }

  Mix without(Table... files) {
    return new Mix(
        name, fakes, honest, guises, partial, thin, noise, Set.of(files), withoutColumns);
  }

  Mix withoutColumns(String... columns) {
    return new Mix(name, fakes, honest, guises, partial, thin, noise, without, Set.of(columns));
  }
}
