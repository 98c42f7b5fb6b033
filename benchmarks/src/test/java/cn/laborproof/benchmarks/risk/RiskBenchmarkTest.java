package cn.laborproof.benchmarks.risk;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "bench risk" on a district of ten thousand employments, so that it keeps running. */
class RiskBenchmarkTest {

  @TempDir Path folder;

  @Test
  void a_district_is_made_again_from_its_seed_and_drools_finds_the_same_in_it() throws Exception {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    City.write(City.DISTRICT, 5, one);
    City.write(City.DISTRICT, 5, two);
    Measured.Scan scan = Measured.scan(one, City.DISTRICT);
    Measured.Scan again = Measured.scan(two, City.DISTRICT);
    DroolsPeer drools = new DroolsPeer(DroolsPeer.Bounds.shipped());
    try (DroolsLoader loader = new DroolsLoader(one)) {
      drools.judge(loader.read(0, City.PAIRS), 2);
    }
    assertAll(
        () -> assertTrue(scan.facts() > 300_000, () -> scan.facts() + " facts"),
        () -> assertTrue(scan.byRule().size() > 15, () -> "rules with findings: " + scan.byRule()),
        () -> assertEquals(scan.byRule(), again.byRule()),
        () -> assertEquals(new TreeSet<>(scan.keys()), drools.keys()),
        () -> assertTrue(OneEvent.measure(one).contains("p95")));
  }
}
