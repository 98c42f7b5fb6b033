-- Scores of employers: what findings add up to (ADR 37). The organisation that acts, as findings name it.
create function own_credit_code() returns text language sql stable
  return (select credit_code from organisation where id = current_tenant());

-- The platform scores as an office of its own, which no account has, covering the employer's seat alone: the one way to see what
-- several offices and the employer's own roster say, and the only one to write a score.
create function scores_region(division text) returns boolean language sql stable parallel safe
  return current_office() = '00000000-0000-0000-0000-000000000000'::uuid and office_covers(division);

-- What one source says of an employer: an office on the facts of its hub, or the rules on the employer's own roster. Written with the
-- findings, in their transaction. The region is the employer's seat where it is known.
create table score_source (
  tenant_id     uuid not null,
  employer      text not null,
  origin        text not null check (origin in ('facts', 'roster')),
  region        text not null check (region ~ '^[0-9]{2,12}$'),
  seat_known    boolean not null,
  employer_name text not null,
  known         text[] not null,
  findings      jsonb not null,
  card          text not null,
  changed_at    timestamptz not null,
  primary key (tenant_id, employer)
);
create index score_source_employer on score_source (employer, region);
alter table score_source enable row level security;
alter table score_source force row level security;
create policy score_source_read on score_source for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or scores_region(region));
create policy score_source_keep on score_source for insert to app
  with check (case origin when 'facts' then keeps_hub(tenant_id)
                          else tenant_id = current_tenant() and employer = own_credit_code() end);
create policy score_source_change on score_source for update to app
  using (tenant_id = current_tenant() or tenant_id = current_office())
  with check (case origin when 'facts' then keeps_hub(tenant_id)
                          else tenant_id = current_tenant() and employer = own_credit_code() end);
grant select, insert, update (region, seat_known, employer_name, known, findings, card, changed_at) on score_source to app;

-- A score from the day it was computed until the next one: the last of each day is kept. Offices see their region, an employer itself.
create table employer_score (
  id            uuid primary key,
  employer      text not null,
  region        text not null check (region ~ '^[0-9]{2,12}$'),
  seat_known    boolean not null,
  employer_name text not null,
  day           date not null,
  card          text not null,
  tenths        smallint check (tenths between 0 and 1000),
  assessed      smallint not null check (assessed between 0 and 100),
  lost          smallint not null check (lost between 0 and 1000),
  dimensions    jsonb not null,
  score         jsonb not null,
  findings      jsonb not null,
  computed_at   timestamptz not null,
  is_current    boolean not null,
  unique (employer, region, day)
);
create unique index employer_score_current on employer_score (employer, region) where is_current;
create index employer_score_region on employer_score (region text_pattern_ops) where is_current;
alter table employer_score enable row level security;
alter table employer_score force row level security;
create policy employer_score_read on employer_score for select to app
  using (office_covers(region) or employer = (select own_credit_code()));
create policy employer_score_keep on employer_score for insert to app with check (scores_region(region));
create policy employer_score_change on employer_score for update to app using (scores_region(region)) with check (scores_region(region));
grant select, insert,
  update (seat_known, employer_name, card, tenths, assessed, lost, dimensions, score, findings, computed_at, is_current) on employer_score to app;
