-- For which employers of a hub the registers of contracts and of insurance were delivered (ADR 75): without that, a line that is not there
-- says nothing. What each employer's counting lines say, and sums of it by division; both are changed with the lines, in one transaction.
-- Months are year * 12 + month - 1; 99999 is no end.
create table fact_register (
  tenant_id     uuid not null references fact_office,
  employer      text not null,
  region        text not null,
  regions       text[] not null default '{}',
  first_worked  integer,
  last_worked   integer,
  contracts     boolean not null default false,
  first_insured integer,
  last_insured  integer,
  primary key (tenant_id, employer)
);
create table fact_register_sum (
  tenant_id uuid not null references fact_office,
  region    text not null,
  area      text not null,
  measure   text not null check (measure in ('EMPLOYERS', 'CONTRACTS', 'EMPLOYED', 'INSURED')),
  month     integer not null,
  amount    bigint not null,
  primary key (tenant_id, area, measure, month)
);
-- The first and the last month of one employer, without reading all of its lines.
create index fact_row_insured on fact_row (tenant_id, owner, month) where kind = 'insurance' and replaced_by is null and not withdrawn;

-- The migrator owns the tables and sees their rows only without FORCE.
alter table fact_office no force row level security;
alter table fact_row no force row level security;
alter table fact_employer no force row level security;
insert into fact_register
select tenant_id, owner, region, regions,
  extract(year from first_worked::date) * 12 + extract(month from first_worked::date) - 1,
  case when first_worked is null then null when working then 99999
    else extract(year from last_worked::date) * 12 + extract(month from last_worked::date) - 1 end,
  contracts,
  extract(year from first_insured) * 12 + extract(month from first_insured) - 1,
  extract(year from last_insured) * 12 + extract(month from last_insured) - 1
from (
  select f.tenant_id, f.owner, o.region,
    coalesce(array_agg(distinct f.cells[3]) filter (where f.kind = 'employers'), '{}') as regions,
    min(f.cells[4]) filter (where f.kind = 'employments' and f.cells[3] = 'DIRECT') as first_worked,
    max(nullif(f.cells[5], '')) filter (where f.kind = 'employments' and f.cells[3] = 'DIRECT') as last_worked,
    bool_or(coalesce(f.cells[5], '') = '') filter (where f.kind = 'employments' and f.cells[3] = 'DIRECT') as working,
    bool_or(f.kind = 'contracts') as contracts,
    min(f.month) filter (where f.kind = 'insurance') as first_insured,
    max(f.month) filter (where f.kind = 'insurance') as last_insured
  from fact_row f join fact_office o on o.tenant_id = f.tenant_id
  where f.kind in ('employers', 'employments', 'contracts', 'insurance') and f.replaced_by is null and not f.withdrawn
  group by f.tenant_id, f.owner, o.region) said;

insert into fact_register_sum
with counted as (
  select distinct r.tenant_id, r.region, r.employer, a.area, r.first_worked, r.last_worked, r.contracts,
    greatest(r.first_worked, r.first_insured) as first_known, least(r.last_worked, r.last_insured) as last_known, r.first_insured
  from fact_register r
    cross join lateral (select '' as area union all
      select left(e, n) from unnest(r.regions) e cross join unnest(array[2, 4, 6]) n) a
  where r.first_worked is not null),
changes as (
  select tenant_id, region, area, 'EMPLOYERS' as measure, 0 as month, 1 as amount from counted
  union all select tenant_id, region, area, 'CONTRACTS', 0, 1 from counted where contracts
  union all select tenant_id, region, area, 'EMPLOYED', first_worked, 1 from counted
  union all select tenant_id, region, area, 'EMPLOYED', last_worked + 1, -1 from counted where last_worked < 99999
  union all select tenant_id, region, area, 'INSURED', first_known, 1 from counted
    where first_insured is not null and first_known <= last_known
  union all select tenant_id, region, area, 'INSURED', last_known + 1, -1 from counted
    where first_insured is not null and first_known <= last_known)
select tenant_id, region, area, measure, month, sum(amount) from changes
group by tenant_id, region, area, measure, month having sum(amount) <> 0;

alter table fact_register enable row level security;
alter table fact_register force row level security;
create policy fact_register_read on fact_register for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region));
create policy fact_register_keep on fact_register for insert to app with check (keeps_hub(tenant_id));
create policy fact_register_change on fact_register for update to app using (tenant_id = current_tenant() or tenant_id = current_office());
grant select, insert, update (regions, first_worked, last_worked, contracts, first_insured, last_insured) on fact_register to app;
alter table fact_register_sum enable row level security;
alter table fact_register_sum force row level security;
create policy fact_register_sum_read on fact_register_sum for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region));
create policy fact_register_sum_keep on fact_register_sum for insert to app with check (keeps_hub(tenant_id));
create policy fact_register_sum_change on fact_register_sum for update to app
  using (tenant_id = current_tenant() or tenant_id = current_office());
grant select, insert, update (amount) on fact_register_sum to app;

-- Judged before, where a register may not have been delivered for them: once more.
update fact_employer set touched = true;
alter table fact_office force row level security;
alter table fact_row force row level security;
alter table fact_employer force row level security;
