-- What stood at the end of a day, once: the hubs of a city and of its district may both hold a finding of the same rule about the
-- same subject of an employer. Of what the reader sees the copy with the smallest division stands for all, then its own, then the oldest.
-- It runs with the reader's rights: row-level security decides what is seen.
create index fact_finding_held on fact_finding (employer, rule, subject, ordinal);
create function standing_findings(day date) returns setof fact_finding language sql stable as $$
  select f.* from fact_finding f
  where cast(f.opened_at at time zone 'Asia/Shanghai' as date) <= day and (f.closed_on is null or f.closed_on > day)
    and not exists (
      select 1 from fact_finding g
      where g.employer = f.employer and g.rule = f.rule and g.subject = f.subject and g.ordinal = f.ordinal and g.tenant_id <> f.tenant_id
        and cast(g.opened_at at time zone 'Asia/Shanghai' as date) <= day and (g.closed_on is null or g.closed_on > day)
        and (-length(g.region), g.tenant_id is distinct from (select current_office()), g.opened_at, g.id)
          < (-length(f.region), f.tenant_id is distinct from (select current_office()), f.opened_at, f.id))
$$;
