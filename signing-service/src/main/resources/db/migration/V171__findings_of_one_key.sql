-- What makes findings of two hubs one finding (ADR 66): employer, rule and subject, and for a person what the facts say as well, since
-- two hubs may use one key for two persons. Where a fact was delivered is no part of it, and neither is what moves on by itself with the
-- day of the judgement: the same lines judged a day later say the same.
alter table fact_finding no force row level security;

create function finding_substance(facts jsonb) returns text language sql immutable parallel safe as $$
  select encode(sha256(convert_to(coalesce(
           jsonb_agg(jsonb_build_array(f->>'name', f->>'value', f->>'unit') order by f->>'name' collate "C", f->>'value' collate "C",
                     f->>'unit' collate "C")::text, ''), 'UTF8')), 'hex')
  from jsonb_array_elements(facts) f
  where f->>'name' not in ('band', 'days-left', 'exposure-to', 'exposure-days', 'exposure-working-days', 'exposure-amount')
    and not starts_with(f->>'name', 'days-since-')
$$;
alter table fact_finding add column substance text not null
  generated always as (case when about_person then finding_substance(facts) else '' end) stored;

-- Which of those of one hub that are the same in all of this: the first, the second and so on. Told by keep_finding_copies.
alter table fact_finding add column copy integer not null default 1;
update fact_finding f set copy = n.copy
from (select id, row_number() over (partition by tenant_id, employer, rule, subject, substance, opened_at, closed_at order by ordinal) as copy
      from fact_finding where closed_at is not null
      union all
      select id, row_number() over (partition by tenant_id, employer, rule, subject, substance order by ordinal)
      from fact_finding where closed_at is null) n
where f.id = n.id and f.copy <> n.copy;
grant update (copy) on fact_finding to app;

drop index fact_finding_held;
create index fact_finding_held on fact_finding (employer, rule, subject, substance, copy);

-- A finding and one of another hub that may stand in its place while both stand, and why: because its division is smaller, or because
-- of two of equal rank it is the older one, or the newer one and then only for the hub it is of. By definition, which costs a join of
-- findings with themselves; finding_copy keeps the result.
create view finding_pair with (security_invoker = true) as
select f.id as finding_id, g.id as over_id, f.employer, f.tenant_id, f.region, g.tenant_id as over_tenant, g.region as over_region,
       case when length(g.region) > length(f.region) then 'smaller' when (g.opened_at, g.id) < (f.opened_at, f.id) then 'older' else 'newer' end as place,
       greatest(cast(f.opened_at at time zone 'Asia/Shanghai' as date), cast(g.opened_at at time zone 'Asia/Shanghai' as date)) as since,
       least(f.closed_on, g.closed_on) as until
from fact_finding f join fact_finding g
  on g.employer = f.employer and g.rule = f.rule and g.subject = f.subject and g.substance = f.substance and g.copy = f.copy
     and g.tenant_id <> f.tenant_id and length(g.region) >= length(f.region)
where coalesce(least(f.closed_on, g.closed_on), 'infinity')
      > greatest(cast(f.opened_at at time zone 'Asia/Shanghai' as date), cast(g.opened_at at time zone 'Asia/Shanghai' as date));
grant select on finding_pair to app;

create table finding_copy (
  finding_id  uuid not null references fact_finding,
  over_id     uuid not null references fact_finding,
  employer    text not null,
  tenant_id   uuid not null,
  region      text not null,
  over_tenant uuid not null,
  over_region text not null,
  place       text not null check (place in ('smaller', 'older', 'newer')),
  since       date not null,
  until       date,
  primary key (finding_id, over_id)
);
insert into finding_copy
select finding_id, over_id, employer, tenant_id, region, over_tenant, over_region, place, since, until from finding_pair;
create index finding_copy_over on finding_copy (over_id);
create index finding_copy_running on finding_copy (employer) where until is null;

-- Whether a statement runs inside keep_finding_copies, which looks at the findings of one employer in all hubs and hands nothing over.
create function keeps_copies() returns boolean language sql stable parallel safe
  return coalesce(current_setting('laborproof.copies', true), '') = 'on';

alter table finding_copy enable row level security;
alter table finding_copy force row level security;
-- Nobody learns from it that a hub holds a finding which he may not see.
create policy finding_copy_read on finding_copy for select to app
  using ((select keeps_copies())
         or (tenant_id = (select current_tenant()) or tenant_id = (select current_office()) or office_covers(region))
            and (over_tenant = (select current_tenant()) or over_tenant = (select current_office()) or office_covers(over_region)));
create policy finding_copy_keep on finding_copy for insert to app with check ((select keeps_copies()));
create policy finding_copy_change on finding_copy for update to app using ((select keeps_copies()));
create policy finding_copy_drop on finding_copy for delete to app using ((select keeps_copies()));
grant select, insert, delete, update (tenant_id, region, over_tenant, over_region, place, since, until) on finding_copy to app;
create policy fact_finding_copies on fact_finding for select to app using ((select keeps_copies()));

-- What a hub wrote about an employer, in the transaction that wrote it. Whoever comes second waits for the first and then sees what it
-- wrote: the function is volatile, so each of its statements sees what was committed before it.
create function keep_finding_copies(office uuid, judged text) returns void language plpgsql as $$
declare
  touched uuid[];
begin
  perform pg_advisory_xact_lock(hashtextextended('finding-copies/' || judged, 0));
  -- Until the end of this function; whatever ends it before undoes the setting as well.
  perform set_config('laborproof.copies', 'on', true);
  update fact_finding f set copy = n.copy
  from (select id, row_number() over (partition by rule, subject, substance order by ordinal) as copy from fact_finding
        where tenant_id = office and employer = judged and closed_at is null) n
  where f.id = n.id and f.copy <> n.copy;
  if exists (select 1 from fact_finding where employer = judged and tenant_id <> office) then
    -- What is closed changes nothing any more but the end of what it held together with others.
    select coalesce(array_agg(id), '{}') into touched from (
      select id from fact_finding where tenant_id = office and employer = judged and closed_at is null
      union
      select f.id from finding_copy c join fact_finding f on f.id in (c.finding_id, c.over_id)
      where c.employer = judged and c.until is null and f.tenant_id = office and f.closed_at is not null) t;
    with wanted as (
      select * from finding_pair where employer = judged and finding_id = any(touched)
      union
      select * from finding_pair where employer = judged and over_id = any(touched)),
    gone as (
      delete from finding_copy c where (c.finding_id = any(touched) or c.over_id = any(touched))
        and not exists (select 1 from wanted w where w.finding_id = c.finding_id and w.over_id = c.over_id))
    insert into finding_copy as c (finding_id, over_id, employer, tenant_id, region, over_tenant, over_region, place, since, until)
    select finding_id, over_id, employer, tenant_id, region, over_tenant, over_region, place, since, until from wanted
    on conflict (finding_id, over_id) do update
      set region = excluded.region, over_region = excluded.over_region, place = excluded.place, since = excluded.since, until = excluded.until
      where (c.region, c.over_region, c.place, c.since, c.until)
        is distinct from (excluded.region, excluded.over_region, excluded.place, excluded.since, excluded.until);
  end if;
  perform set_config('laborproof.copies', '', true);
end $$;

-- For whom reads: when another hub's copy stands in the place of a finding. Everything below, and everybody who counts, goes by this.
create view finding_covered with (security_invoker = true) as
select finding_id, since, until from finding_copy
where case place when 'smaller' then true
                 when 'older' then tenant_id is distinct from (select current_office())
                 else over_tenant = (select current_office()) end;
grant select on finding_covered to app;

-- What stands now.
create function open_findings() returns setof fact_finding language sql stable as $$
  select f.* from fact_finding f
  where f.closed_at is null and not exists (select 1 from finding_covered c where c.finding_id = f.id and c.until is null)
$$;

-- What stood at the end of a day.
create or replace function standing_findings(day date) returns setof fact_finding language sql stable as $$
  select f.* from fact_finding f
  where cast(f.opened_at at time zone 'Asia/Shanghai' as date) <= day and (f.closed_on is null or f.closed_on > day)
    and not exists (select 1 from finding_covered c where c.finding_id = f.id and c.since <= day and (c.until is null or c.until > day))
$$;

-- On which days each stood and no other in its place.
create view finding_days with (security_invoker = true) as
select f.employer, f.region, f.rule, f.closed_on, datemultirange(daterange(f.opened, f.closed_on)) - coalesce(c.days, '{}') as days
from (select id, employer, region, rule, closed_on, cast(opened_at at time zone 'Asia/Shanghai' as date) as opened from fact_finding
      where closed_on is null or closed_on > cast(opened_at at time zone 'Asia/Shanghai' as date)) f
left join (select finding_id, range_agg(daterange(since, until)) as days from finding_covered group by finding_id) c on c.finding_id = f.id;
grant select on finding_days to app;

alter table fact_finding force row level security;
