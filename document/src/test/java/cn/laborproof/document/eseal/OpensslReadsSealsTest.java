package cn.laborproof.document.eseal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSL takes the structures apart by itself and verifies both SM2 signatures. */
@Tag("judge")
class OpensslReadsSealsTest {
  private static final Pattern OUTER =
      Pattern.compile("^ *(\\d+):d=1 .*?(SEQUENCE|OCTET STRING|OBJECT|BIT STRING|cont \\[ 0 ])");

  @TempDir Path directory;

  private final SealWorkshop shop = new SealWorkshop();

  @Test
  void openssl_verifies_the_maker_of_a_seal() throws Exception {
    Path seal = Files.write(directory.resolve("seal.esl"), shop.seal().encoded());
    assertThat(openssl("asn1parse", "-inform", "DER", "-in", seal.toString()))
        .contains("IA5STRING         :ES", "INTEGER           :04", "某某有限公司合同专用章", "SM2-with-SM3");
    assertThat(verified(seal)).contains("Signature Verified Successfully");
  }

  @Test
  void openssl_verifies_the_signer_of_a_seal_signature() throws Exception {
    Path file = Files.write(directory.resolve("contract.ses"), shop.signature().encoded());
    assertThat(openssl("asn1parse", "-inform", "DER", "-in", file.toString()))
        .contains("GENERALIZEDTIME   :20261122080000Z", "laborproof/v1;file=contract.pdf");
    assertThat(verified(file)).contains("Signature Verified Successfully");
  }

  @Test
  void openssl_refuses_a_seal_signature_by_another_key() throws Exception {
    SealStatement statement = shop.statement(shop.seal(), SealWorkshop.NOW);
    SealSignature forged = SealWriter.sign(statement, shop.owner.der(), shop.maker.signer());
    Path file = Files.write(directory.resolve("forged.ses"), forged.encoded());
    assertThat(verified(file)).contains("Signature Verification Failure");
  }

  /** First element: what is signed; second: certificate; fourth: signature value. */
  private String verified(Path file) throws IOException, InterruptedException {
    List<String> places = new ArrayList<>();
    for (String line : openssl("asn1parse", "-inform", "DER", "-in", file.toString()).split("\n")) {
      Matcher outer = OUTER.matcher(line);
      if (outer.find()) {
        places.add(outer.group(1));
      }
    }
    String signed = part(file, places.get(0), "signed.der");
    String certificate = part(file, places.get(1), "signer.cer");
    String value = part(file, places.get(3), "value.der");
    Path key = directory.resolve("key.pem");
    Files.writeString(
        key, openssl("x509", "-inform", "DER", "-in", certificate, "-pubkey", "-noout"));
    return openssl(
        "pkeyutl",
        "-verify",
        "-rawin",
        "-digest",
        "sm3",
        "-pkeyopt",
        "distid:1234567812345678",
        "-pubin",
        "-inkey",
        key.toString(),
        "-in",
        signed,
        "-sigfile",
        value);
  }

  private String part(Path file, String offset, String name)
      throws IOException, InterruptedException {
    String out = directory.resolve(name).toString();
    openssl(
        "asn1parse",
        "-inform",
        "DER",
        "-in",
        file.toString(),
        "-strparse",
        offset,
        "-noout",
        "-out",
        out);
    return out;
  }

  private static String openssl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
