-- Warnings proposed from findings: what the facts of a hub reach of a scheme's bounds. A proposal is the office's whose hub it comes from; offices at
-- the employer's seat see it and may confirm or discard it, the employer does not see it. Kept whatever becomes of it.
create table warning_proposal (
  id            uuid primary key,
  tenant_id     uuid not null references fact_office,
  region        text not null check (region ~ '^[0-9]{2,12}$'),
  employer      text not null,
  employer_name text not null,
  -- The item of the scheme: one branch of one level.
  scheme        text not null,
  level         smallint not null,
  position      smallint not null,
  severity      smallint not null,
  state         text not null check (state in ('open', 'confirmed', 'discarded', 'ended')),
  ending        text check (ending in ('not-reached', 'graver')),
  facts         jsonb not null,
  grounds       jsonb not null,
  proposed_at   timestamptz not null,
  changed_at    timestamptz not null,
  decided_at    timestamptz,
  decided_by    uuid,
  decided_name  text,
  note          bytea,
  warning_id    uuid references warning,
  -- When the bound was reached no more: only then can the item be proposed again.
  ended_at      timestamptz,
  foreign key (id, tenant_id) references subject (id, tenant_id),
  check ((state = 'open') = (decided_at is null and ended_at is null)),
  check ((state = 'confirmed') = (warning_id is not null)),
  check ((state in ('confirmed', 'discarded')) = (decided_at is not null)),
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_name is null) and (decided_at is null) = (note is null)),
  check (state <> 'ended' or ended_at is not null and ending is not null)
);
create unique index warning_proposal_live on warning_proposal (tenant_id, employer, scheme, level, position) where ended_at is null;
create index warning_proposal_open on warning_proposal (severity, proposed_at) where state = 'open';
alter table warning_proposal enable row level security;
alter table warning_proposal force row level security;
create policy warning_proposal_read on warning_proposal for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region));
create policy warning_proposal_keep on warning_proposal for insert to app with check (keeps_hub(tenant_id));
create policy warning_proposal_change on warning_proposal for update to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region));
grant select, insert, update (region, employer_name, severity, state, ending, facts, grounds, changed_at, decided_at, decided_by, decided_name, note, warning_id, ended_at)
  on warning_proposal to app;
