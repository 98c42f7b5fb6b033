package cn.laborproof.signing.supervision.credit;

import static cn.laborproof.signing.supervision.credit.EntryRows.instant;
import static cn.laborproof.signing.supervision.credit.EntryRows.utc;

import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.credit.PublicListing.By;
import cn.laborproof.signing.supervision.credit.PublicListing.Notice;
import cn.laborproof.signing.supervision.credit.PublicListing.State;
import cn.laborproof.signing.supervision.credit.PublicListing.Term;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals, what was done about them, and what is public. Runs in the caller's transaction. */
@Component
final class ListingRows {
  private final JdbcClient jdbc;

  ListingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What an office did.
   *
   * @param id what makes a second press of the same button the same act
   * @param note sealed under the key of who wrote it
   */
  record Act(UUID id, String kind, UUID person, String personName, byte[] note, Instant at) {}

  /** What is public of a listing. */
  record Publication(
      String region,
      String employer,
      String name,
      String ground,
      String article,
      String office,
      LocalDate from,
      LocalDate to) {}

  /**
   * @throws Refusal {@code listing-stands}
   */
  void insert(PublicListing listing) {
    try {
      jdbc.sql(
              """
              insert into public_listing (id, tenant_id, region, employer_code, employer_name, ground, article, book, order_number, order_due, workers,
                                          months, amount, state, proposed_by, proposed_name, proposed_at)
              values (:id, :office, :region, :code, :name, :ground, :article, :book, :number, :due, :workers, :months, :amount, 'proposed', :by, :who, :at)
              """)
          .param("id", listing.id())
          .param("office", listing.office())
          .param("region", listing.region())
          .param("code", listing.employer())
          .param("name", listing.employerName())
          .param("ground", listing.ground())
          .param("article", listing.article())
          .param("book", listing.book())
          .param("number", listing.claim().orderNumber())
          .param("due", listing.claim().orderDue())
          .param("workers", listing.claim().workers())
          .param("months", listing.claim().months())
          .param("amount", listing.claim().amount())
          .param("by", listing.proposed().account())
          .param("who", listing.proposed().name())
          .param("at", utc(listing.proposed().at()))
          .update();
    } catch (DuplicateKeyException _) {
      throw new Refusal(CreditRefusal.STANDS);
    }
  }

  void notice(UUID id, Notice notice) {
    jdbc.sql(
            """
            update public_listing set state = 'noticed', served = :served, noticed_at = :at, statements_until = :until where id = :id
            """)
        .param("id", id)
        .param("served", notice.served())
        .param("at", utc(notice.at()))
        .param("until", utc(notice.until()))
        .update();
  }

  void list(UUID id, By by, Term term) {
    jdbc.sql(
            """
            update public_listing set state = 'listed', decided_by = :by, decided_name = :who, decided_at = :at, listed_on = :from, listed_until = :to
            where id = :id
            """)
        .param("id", id)
        .param("by", by.account())
        .param("who", by.name())
        .param("at", utc(by.at()))
        .param("from", term.from())
        .param("to", term.to())
        .update();
  }

  void drop(UUID id, By by) {
    jdbc.sql(
            """
            update public_listing set state = 'dropped', decided_by = :by, decided_name = :who, decided_at = :at, ended_at = :at where id = :id
            """)
        .param("id", id)
        .param("by", by.account())
        .param("who", by.name())
        .param("at", utc(by.at()))
        .update();
  }

  /** Takes it from the public first: the database keeps no publication of what is not in force. */
  void end(UUID id, State state, Instant now) {
    jdbc.sql("delete from public_listing_publication where listing_id = :id")
        .param("id", id)
        .update();
    jdbc.sql("update public_listing set state = :state, ended_at = :now where id = :id")
        .param("id", id)
        .param("state", state.code())
        .param("now", utc(now))
        .update();
  }

  void publish(PublicListing listing, Term term, String office) {
    jdbc.sql(
            """
            insert into public_listing_publication (listing_id, tenant_id, region, employer_code, employer_name, ground, article, office_name,
                                                    listed_on, listed_until)
            values (:id, :office, :region, :code, :name, :ground, :article, :officeName, :from, :to)
            """)
        .param("id", listing.id())
        .param("office", listing.office())
        .param("region", listing.region())
        .param("code", listing.employer())
        .param("name", listing.employerName())
        .param("ground", listing.ground())
        .param("article", listing.article())
        .param("officeName", office)
        .param("from", term.from())
        .param("to", term.to())
        .update();
  }

  void keep(PublicListing listing, Act act) {
    jdbc.sql(
            """
            insert into public_listing_act (id, tenant_id, listing_id, kind, person_id, person_name, note, recorded_at)
            values (:id, :office, :listing, :kind, :person, :name, :note, :at)
            """)
        .param("id", act.id())
        .param("office", listing.office())
        .param("listing", listing.id())
        .param("kind", act.kind())
        .param("person", act.person())
        .param("name", act.personName())
        .param("note", act.note())
        .param("at", utc(act.at()))
        .update();
  }

  List<Act> acts(UUID listing) {
    return jdbc.sql(
            "select * from public_listing_act where listing_id = :id order by recorded_at, id")
        .param("id", listing)
        .query((row, _) ->
            new Act(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getBytes("note"),
                instant(row, "recorded_at").orElseThrow()))
        .list();
  }

  Optional<PublicListing> find(UUID id) {
    return one("select * from public_listing where id = :id", id);
  }

  Optional<PublicListing> lock(UUID id) {
    return one("select * from public_listing where id = :id for no key update", id);
  }

  private Optional<PublicListing> one(String sql, UUID id) {
    return jdbc.sql(sql).param("id", id).query((row, _) -> read(row)).optional();
  }

  /** Whether somebody is there to read a notice on the platform, as far as the reader may know. */
  boolean isReachable(String employer) {
    return jdbc.sql(
            "select 1 from code_confirmation where credit_code = :code and state = 'confirmed'")
        .param("code", employer)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Those the reader may see: what waits first, by its clock. */
  MatchingRows<PublicListing> matching(String state) {
    return new MatchingRows<>(
        jdbc,
        "from public_listing where (:state = '' or state = :state)",
        "ended_at is not null, state = 'listed', statements_until nulls first, proposed_at desc, id",
        Map.of("state", state),
        (row, _) -> read(row));
  }

  /** What is in force on a day, the newest first; of a division and those in it. */
  List<Publication> publications(String region, LocalDate today, int page, int size) {
    return jdbc.sql(
            """
            select * from public_listing_publication where starts_with(region, :region) and listed_until >= :today
            order by listed_on desc, listing_id limit :size offset :from
            """)
        .param("region", region)
        .param("today", today)
        .param("size", size)
        .param("from", (long) page * CreditFilter.SIZE)
        .query((row, _) ->
            new Publication(
                row.getString("region"),
                row.getString("employer_code"),
                row.getString("employer_name"),
                row.getString("ground"),
                row.getString("article"),
                row.getString("office_name"),
                row.getObject("listed_on", LocalDate.class),
                row.getObject("listed_until", LocalDate.class)))
        .list();
  }

  private static PublicListing read(ResultSet row) throws SQLException {
    Optional<Instant> noticed = instant(row, "noticed_at");
    Optional<Instant> decided = instant(row, "decided_at");
    Optional<LocalDate> listed = Optional.ofNullable(row.getObject("listed_on", LocalDate.class));
    return new PublicListing(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("employer_code"),
        row.getString("employer_name"),
        row.getString("ground"),
        row.getString("article"),
        row.getString("book"),
        new PublicListing.Claim(
            row.getString("order_number"),
            row.getObject("order_due", LocalDate.class),
            row.getInt("workers"),
            row.getInt("months"),
            row.getLong("amount")),
        State.ofCode(row.getString("state")),
        new By(
            row.getObject("proposed_by", UUID.class),
            row.getString("proposed_name"),
            instant(row, "proposed_at").orElseThrow()),
        noticed.isPresent()
            ? Optional.of(
                new Notice(
                    row.getString("served"),
                    noticed.orElseThrow(),
                    instant(row, "statements_until").orElseThrow()))
            : Optional.empty(),
        decided.isPresent()
            ? Optional.of(
                new By(
                    row.getObject("decided_by", UUID.class),
                    row.getString("decided_name"),
                    decided.orElseThrow()))
            : Optional.empty(),
        listed.isPresent()
            ? Optional.of(
                new Term(listed.orElseThrow(), row.getObject("listed_until", LocalDate.class)))
            : Optional.empty(),
        instant(row, "ended_at"));
  }
}
