-- What the rules say about an employer on the facts of a hub. Kept while the facts support it; closed, never deleted, when they do not.
-- The region is the employer's seat where the facts know it: offices there see the finding without seeing the hub it came from.
create table fact_finding (
  id            uuid primary key,
  tenant_id     uuid not null references fact_office,
  region        text not null,
  employer      text not null,
  employer_name text not null,
  rule          text not null,
  rule_version  integer not null,
  subject       text not null,
  ordinal       integer not null,
  severity      text not null,
  urgency       smallint not null,
  articles      text[] not null,
  threshold     text not null,
  facts         jsonb not null,
  chain         text[] not null,
  indicators    jsonb not null,
  first_seen    date not null,
  last_seen     date not null,
  opened_at     timestamptz not null,
  closed_on     date,
  closed_at     timestamptz,
  check ((closed_on is null) = (closed_at is null))
);
create unique index fact_finding_open on fact_finding (tenant_id, employer, rule, subject, ordinal) where closed_at is null;
create index fact_finding_days on fact_finding (first_seen, closed_on);
alter table fact_finding enable row level security;
alter table fact_finding force row level security;
create policy fact_finding_read on fact_finding for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region));
create policy fact_finding_keep on fact_finding for insert to app with check (keeps_hub(tenant_id));
create policy fact_finding_change on fact_finding for update to app using (tenant_id = current_tenant() or tenant_id = current_office());
grant select, insert, update (region, employer_name, articles, threshold, facts, chain, indicators, last_seen, closed_on, closed_at)
  on fact_finding to app;
