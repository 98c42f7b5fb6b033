-- Parameters of a rule that an office proposes for its region. Tried on the facts of its hub first, switched on by a second person, and
-- then public to whoever is judged by it. Never altered in what it says; the next change comes after it.
create table rule_change (
  id            uuid primary key,
  tenant_id     uuid not null,
  region        text not null check (region ~ '^[0-9]{2,6}$'),
  rule          text not null,
  base_version  integer not null,
  version       integer,
  parameters    jsonb not null,
  valid_from    date not null,
  source        text not null,
  reason        text not null,
  state         text not null check (state in ('trying', 'tried', 'active', 'refused', 'withdrawn')),
  proposed_by   uuid not null,
  proposer      text not null,
  proposed_at   timestamptz not null,
  decided_by    uuid,
  decider       text,
  decided_at    timestamptz,
  note          text,
  trial_done    bigint not null default 0,
  trial_total   bigint not null default 0,
  unique (id, tenant_id),
  unique (rule, version),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'active') = (version is not null)),
  -- Reviewed and switched on by two people.
  check (state <> 'active' or decided_by <> proposed_by),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index rule_change_of on rule_change (rule, proposed_at);
create index rule_change_active on rule_change (rule, version) where state = 'active';
-- An office tries one change at a time: a dry run looks at every employer of its hub.
create unique index rule_change_trying on rule_change (tenant_id) where state = 'trying';
alter table rule_change enable row level security;
alter table rule_change force row level security;
create policy rule_change_read on rule_change for select to app
  using (state = 'active' or tenant_id = current_tenant() or office_covers(region));
create policy rule_change_propose on rule_change for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy rule_change_go_on on rule_change for update to app using (tenant_id = current_tenant() or office_covers(region));
grant select, insert, update (state, version, decided_by, decider, decided_at, note, trial_done, trial_total) on rule_change to app;

-- What the dry run found names employers: it stays with the offices of the region when the change itself is public.
create table rule_trial (
  change_id uuid primary key,
  tenant_id uuid not null,
  region    text not null,
  report    jsonb not null,
  foreign key (change_id, tenant_id) references rule_change (id, tenant_id)
);
alter table rule_trial enable row level security;
alter table rule_trial force row level security;
create policy rule_trial_read on rule_trial for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy rule_trial_keep on rule_trial for insert to app with check (tenant_id = current_tenant());
grant select, insert on rule_trial to app;

create policy subject_open_for_rule on subject for insert to app
  with check (kind = 'rule-change' and tenant_id = current_office() and office_covers(region));
