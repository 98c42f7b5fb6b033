package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundRecordsTest {

  private static final List<Fact> FACTS =
      List.of(new Fact("paid", "3 210.00", "CNY", "wages.csv:17"), new Fact("工资", "", "", "无"));

  private static final Found FOUND =
      new Found(
          new Finding(
              "R-03",
              2,
              Severity.REMIND,
              "91330000123456789A",
              "P-1",
              LocalDate.of(2024, 2, 29),
              List.of("LCL 30"),
              "30",
              FACTS),
          List.of("甲", "乙"),
          List.of(new Indicator("F-01", true, 80, 12, FACTS)));

  @Test
  void findings_come_back_as_they_were() throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(two()));
    assertThat(FoundRecords.read(in)).contains(FOUND);
    assertThat(FoundRecords.read(in)).contains(FOUND);
    assertThat(FoundRecords.read(in)).isEmpty();
  }

  @Test
  void a_file_cut_off_anywhere_inside_a_finding_is_refused() throws IOException {
    byte[] two = two();
    for (int length = two.length / 2 + 1; length < two.length; length++) {
      DataInputStream in =
          new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(two, length)));
      assertThat(FoundRecords.read(in)).contains(FOUND);
      assertThatThrownBy(() -> FoundRecords.read(in))
          .as(length + " bytes")
          .isInstanceOf(IOException.class);
    }
  }

  private static byte[] two() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      FoundRecords.write(FOUND, out);
      FoundRecords.write(FOUND, out);
    }
    return bytes.toByteArray();
  }
}
