-- What algorithms manage the workers of an employer: what it files of each, version by version, and what the office of its place does
-- about it (ADR 53).

-- Whether the acting organisation holds this code in this division, and an office has confirmed it (ADR 45).
create function holds_code(code text, division text) returns boolean language sql stable
  return exists (select 1 from code_confirmation c where c.tenant_id = current_tenant() and c.state = 'confirmed'
                 and c.credit_code = code and c.region = division);

-- One entry for each system. The employer's own.
create table algorithm_entry (
  id            uuid primary key,
  tenant_id     uuid not null,
  region        text not null check (region ~ '^[0-9]{2,12}$'),
  employer      text not null,
  employer_name text not null,
  opened_at     timestamptz not null,
  unique (id, tenant_id, region),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index algorithm_entry_employer on algorithm_entry (employer);
alter table algorithm_entry enable row level security;
alter table algorithm_entry force row level security;
create policy algorithm_entry_read on algorithm_entry for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy algorithm_entry_open on algorithm_entry for insert to app
  with check (tenant_id = current_tenant() and holds_code(employer, region));
grant select, insert on algorithm_entry to app;

-- Whether the acting organisation may file another version: its own entry, and its code still confirmed.
create function may_file_version(entry uuid) returns boolean language sql stable
  return exists (select 1 from algorithm_entry e where e.id = entry and e.tenant_id = current_tenant()
                 and e.employer = (select confirmed_code()));

-- What was filed. Content is never changed: a change is another version. The one with the highest number is the current one.
create table algorithm_version (
  id          uuid primary key,
  entry_id    uuid not null,
  tenant_id   uuid not null,
  region      text not null,
  version     integer not null check (version > 0),
  name        text not null,
  purpose     text not null check (purpose in ('order-dispatch', 'pay', 'working-time', 'rewards', 'entry-exit', 'other')),
  workers     integer not null check (workers > 0),
  -- All that was filed, as JSON; its digest is in the events.
  filed       text not null,
  document    uuid,
  account_id  uuid not null,
  person_name text not null,
  filed_at    timestamptz not null,
  state       text not null check (state in ('filed', 'taken-note', 'changes-asked', 'taken-back')),
  due         timestamptz,
  unique (entry_id, version),
  foreign key (entry_id, tenant_id, region) references algorithm_entry (id, tenant_id, region),
  check ((state = 'changes-asked') = (due is not null))
);
create index algorithm_version_desk on algorithm_version (state, due);
alter table algorithm_version enable row level security;
alter table algorithm_version force row level security;
create policy algorithm_version_read on algorithm_version for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy algorithm_version_file on algorithm_version for insert to app
  with check (tenant_id = current_tenant() and state = 'filed' and may_file_version(entry_id));
-- Its employer takes it back and does nothing else to it; what a review says is the office's.
create policy algorithm_version_take_back on algorithm_version for update to app
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant() and state = 'taken-back');
create policy algorithm_version_review on algorithm_version for update to app
  using (office_covers(region)) with check (office_covers(region) and state in ('taken-note', 'changes-asked'));
grant select, insert, update (state, due) on algorithm_version to app;

-- Every act on record, written once.
create table algorithm_act (
  id          uuid primary key,
  entry_id    uuid not null,
  tenant_id   uuid not null,
  region      text not null,
  version     integer not null,
  kind        text not null check (kind in ('filed', 'taken-note', 'changes-asked', 'taken-back')),
  account_id  uuid not null,
  person_name text not null,
  note        bytea,
  due         timestamptz,
  recorded_at timestamptz not null,
  foreign key (entry_id, tenant_id, region) references algorithm_entry (id, tenant_id, region),
  foreign key (entry_id, version) references algorithm_version (entry_id, version),
  check ((kind = 'filed') = (note is null)),
  check ((kind = 'changes-asked') = (due is not null))
);
create index algorithm_act_of_entry on algorithm_act (entry_id, recorded_at);
alter table algorithm_act enable row level security;
alter table algorithm_act force row level security;
create policy algorithm_act_read on algorithm_act for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy algorithm_act_keep on algorithm_act for insert to app
  with check (case when kind in ('filed', 'taken-back') then tenant_id = current_tenant() else office_covers(region) end);
grant select, insert on algorithm_act to app;
