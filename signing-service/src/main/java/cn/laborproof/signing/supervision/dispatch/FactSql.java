package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.risk.intake.FactKind;

/**
 * Parts of the queries over facts. A fact's values lie in an array in the order of its kind's
 * columns; here they get their names. The latest word of the offices one may see counts: a city and
 * its district may both have been told.
 */
final class FactSql {

  /** Lines that count in their hub. */
  static final String COUNTS = " and %1$s.replaced_by is null and not %1$s.withdrawn ";

  /**
   * The offices whose facts the reader may see: with them an index answers, and not the whole
   * table.
   */
  static final String OFFICES =
      " office as materialized (select distinct tenant_id from fact_batch) ";

  /** Each dispatched worker's term at a user unit, {@code :firm} blank for every firm's. */
  static final String TERMS =
      """
       term as (
        select distinct on (f.fact_key) f.batch_id, f.line, f.owner as firm, f.other as unit, f.person,
               %s as starts_on, %s as ends_on, %s as post, %s as nature, %s as place, %s as born
        from fact_row f
        where f.kind = 'dispatch-workers' and (:firm = '' or f.owner = :firm) %s
        order by f.fact_key, f.confirmed_at desc, f.confirmed_sha desc)
      """
          .formatted(
              cell("f", FactKind.DISPATCH, "starts_on"),
              cell("f", FactKind.DISPATCH, "ends_on"),
              cell("f", FactKind.DISPATCH, "post"),
              cell("f", FactKind.DISPATCH, "nature"),
              cell("f", FactKind.DISPATCH, "workplace_region"),
              cell("f", FactKind.DISPATCH, "birth_year"),
              counts("f"));

  /** The last month anybody's insurance is known of. */
  static final String LATEST =
      """
       latest as materialized (
        select max(l.month) as month from office o cross join lateral (
          select max(i.month) as month from fact_row i where i.tenant_id = o.tenant_id and i.kind = 'insurance' %s) l)
      """
          .formatted(counts("i"));

  /** Terms running on {@code :day}, each with the band it belongs to on every chart. */
  static final String SENT =
      """
       insured as (
        select distinct on (i.owner, i.person) i.owner, i.person, %s as status
        from (select distinct firm from term) m cross join office o
        join fact_row i on i.tenant_id = o.tenant_id and i.owner = m.firm and i.kind = 'insurance' %s
                       and i.month = (select month from latest)
        order by i.owner, i.person, i.confirmed_at desc, i.confirmed_sha desc),
       sent as (
        select t.*,
               coalesce(nullif(t.nature, ''), 'UNKNOWN') as nature_of,
               case when t.born = '' then 'UNKNOWN'
                    when :year - cast(t.born as integer) < 18 then 'UNDER_18'
                    when :year - cast(t.born as integer) < 25 then 'FROM_18'
                    when :year - cast(t.born as integer) < 35 then 'FROM_25'
                    when :year - cast(t.born as integer) < 45 then 'FROM_35'
                    when :year - cast(t.born as integer) < 55 then 'FROM_45' else 'FROM_55' end as age_of,
               coalesce(nullif(t.place, ''), 'UNKNOWN') as place_of,
               case when (select month from latest) is null then 'NO_DATA' else coalesce(i.status, 'UNSEEN') end as insurance_of,
               case when t.ends_on = '' then 'OPEN'
                    when cast(t.ends_on as date) + 1 <= cast(t.starts_on as date) + interval '6 months' then 'UP_TO_6_MONTHS'
                    when cast(t.ends_on as date) + 1 <= cast(t.starts_on as date) + interval '12 months' then 'UP_TO_12_MONTHS'
                    when cast(t.ends_on as date) + 1 < cast(t.starts_on as date) + interval '24 months' then 'UNDER_24_MONTHS'
                    else 'FROM_24_MONTHS' end as length_of
        from term t left join insured i on i.owner = t.firm and i.person = t.person
        where t.starts_on <= :day and (t.ends_on = '' or t.ends_on >= :day))
      """
          .formatted(cell("i", FactKind.INSURANCE, "status"), counts("i"));

  private FactSql() {}

  /** Only lines that count in their hub, under this alias. */
  static String counts(String alias) {
    return COUNTS.formatted(alias);
  }

  /** A value by its column; empty where a line is older than the column. */
  static String cell(String alias, FactKind kind, String column) {
    return "coalesce(%s.cells[%d], '')".formatted(alias, kind.place(column) + 1);
  }
}
