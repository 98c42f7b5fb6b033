package cn.laborproof.signing.evidence.witness;

import cn.laborproof.gateway.witness.WitnessClient;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.signing.evidence.log.PublishedLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The witnesses this installation asks, and how many of them its trust bundle wants. */
@Component
public class Witnesses implements DisposableBean {

  private final HttpClient http;
  private final List<WitnessClient> clients;
  private final WitnessTrust trust;

  Witnesses(WitnessProperties properties, Clock clock) {
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.patience())
            .build();
    clients =
        properties.ask().stream()
            .filter(entry -> !entry.isBlank())
            .map(entry -> client(entry.strip(), properties, clock))
            .toList();
    trust =
        new WitnessTrust(properties.required(), clients.stream().map(WitnessClient::key).toList());
  }

  private WitnessClient client(String entry, WitnessProperties properties, Clock clock) {
    String[] parts = entry.split(" +");
    if (parts.length != 2 || !parts[0].matches("https?://.+")) {
      throw new MalformedException("laborproof.witness.ask: " + entry + " (expected: URL VKEY)");
    }
    NoteVerifier key = NoteVerifier.ofVkey(parts[1]);
    return new WitnessClient(http, URI.create(parts[0]), key, properties.patience(), clock);
  }

  List<WitnessClient> clients() {
    return clients;
  }

  /** What verifiers of this installation's packages are told to want. */
  public WitnessTrust trust() {
    return trust;
  }

  /**
   * The size of the checkpoint a package is best built on: the anchored one, unless only another
   * that covers its entries has enough cosignatures. A witness that was away may have skipped the
   * anchored size and never goes back to it.
   *
   * @param entries how many the package needs covered
   */
  public long bestSize(PublishedLog log, long entries, long anchored) {
    return trust.required() == 0
        ? anchored
        : log.witnessed(entries, anchored, trust.keys(), trust.required()).orElse(anchored);
  }

  @Override
  public void destroy() {
    // Not close(): that would wait for a witness that is slow to answer.
    http.shutdownNow();
  }
}
