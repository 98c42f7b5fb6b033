package cn.laborproof.signing.signing;

import cn.laborproof.signing.template.ContractText;
import cn.laborproof.signing.vault.KeyedDigest;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps, for a bounded time, what a worker's way to a signature may have in common with others' at
 * the same employer: keyed digests of browser, network, mobile number and drawing, and times. The
 * digests are bound to the employer, so that nobody is followed from one to another. Runs in the
 * transaction of the act of will.
 */
@Component
final class SigningTraces {
  private static final Logger LOG = LoggerFactory.getLogger(SigningTraces.class);

  private final JdbcClient jdbc;
  private final KeyedDigest digest;
  private final SigningCases cases;
  private final SigningProperties properties;
  private final Clock clock;

  SigningTraces(
      JdbcClient jdbc,
      KeyedDigest digest,
      SigningCases cases,
      SigningProperties properties,
      Clock clock) {
    this.jdbc = jdbc;
    this.digest = digest;
    this.cases = cases;
    this.properties = properties;
    this.clock = clock;
  }

  /** As {@link #keep}, and no fault of it costs the worker the signature. */
  void tryToKeep(CurrentSession.Position position, byte[] strokes, SigningOrigin origin) {
    jdbc.sql("savepoint signing_trace").update();
    try {
      keep(position, strokes, origin);
      jdbc.sql("release savepoint signing_trace").update();
    } catch (RuntimeException e) {
      jdbc.sql("rollback to savepoint signing_trace").update();
      // The kind of fault alone: a message may hold values.
      LOG.warn("A signing trace was not kept: {}", e.getClass().getSimpleName());
    }
  }

  /**
   * Keeps the trace of a labour contract; of other documents none. Asked for anew, the new way
   * takes the place of the one before.
   *
   * @param strokes the drawing as it is kept
   */
  private void keep(CurrentSession.Position position, byte[] strokes, SigningOrigin origin) {
    SigningCase paper = position.paper();
    UUID employer = paper.tenant();
    Instant now = clock.instant();
    String mobile = paper.asked().mobile().replaceAll("\\D", "");
    jdbc.sql(
            """
            insert into signing_trace (contract_id, tenant_id, region, reference, worker, device, address, mobile, strokes, characters,
                                       opened_at, noticed_at, shown_at, read_at, signed_at, expires_at)
            select c.id, c.tenant_id, c.region, c.reference, c.worker, :device, :address, :mobile, :strokes, :characters,
                   s.opened_at, s.noticed_at, (select min(o.shown_at) from signing_session o where o.contract_id = c.id), s.read_at, :at, :expires
            from contract c join signing_session s on s.contract_id = c.id
            where c.id = :contract and s.id = :session and s.told_of_traces and c.worker is not null
            on conflict (contract_id) do update set device = excluded.device, address = excluded.address, mobile = excluded.mobile,
              strokes = excluded.strokes, characters = excluded.characters, opened_at = excluded.opened_at, noticed_at = excluded.noticed_at,
              shown_at = excluded.shown_at, read_at = excluded.read_at, signed_at = excluded.signed_at, expires_at = excluded.expires_at
            """)
        .param(
            "device",
            origin.device().map(token -> mark("device", employer, ascii(token))).orElse(null),
            Types.BINARY)
        .param(
            "address",
            origin.address().map(bytes -> mark("address", employer, bytes)).orElse(null),
            Types.BINARY)
        .param(
            "mobile",
            mobile.isEmpty() ? null : mark("mobile", employer, ascii(mobile)),
            Types.BINARY)
        .param("strokes", mark("strokes", employer, strokes), Types.BINARY)
        .param("characters", length(cases.kindOf(paper.id()).text(paper.id())))
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("expires", now.plus(properties.traceLife()).atOffset(ZoneOffset.UTC))
        .param("contract", paper.id())
        .param("session", position.session().id())
        .update();
  }

  private byte[] mark(String what, UUID employer, byte[] value) {
    return digest.of("signing-" + what + "/" + employer, value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** How many characters the reading page shows of the text itself. */
  static int length(ContractText text) {
    return text.sections().stream()
        .mapToInt(section ->
            count(section.title())
                + section.paragraphs().stream()
                    .mapToInt(paragraph -> count(paragraph.plain()))
                    .sum())
        .sum();
  }

  private static int count(String text) {
    return text.codePointCount(0, text.length());
  }
}
