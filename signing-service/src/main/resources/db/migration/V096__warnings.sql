-- Graded risk warnings. A warning belongs to the office that raised it: that office is its tenant, offices of the region see it, the
-- employer it is about does not. What it amounts to follows from its events; the columns below repeat it for lists and clocks.
create table warning (
  id            uuid primary key,
  tenant_id     uuid not null,
  region        text not null check (region ~ '^[0-9]{2,12}$'),
  employer_code text not null,
  employer_name text not null,
  scheme        text not null,
  state         text not null,
  level         smallint,
  severity      smallint,
  acts          text,
  clock         text,
  clock_start   timestamptz,
  due           timestamptz,
  discovered_at timestamptz not null,
  raised_at     timestamptz not null,
  closed_at     timestamptz,
  unique (id, tenant_id),
  check ((clock is null) = (due is null) and (clock is null) = (clock_start is null) and (clock is null) = (acts is null)),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index warning_due on warning (due);
alter table warning enable row level security;
alter table warning force row level security;
create policy warning_read on warning for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy warning_raise on warning for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy warning_go_on on warning for update to app using (tenant_id = current_tenant() or office_covers(region));
grant select, insert, update (state, level, severity, acts, clock, clock_start, due, discovered_at, closed_at) on warning to app;

-- What happened, in whatever order it came to be known. The office's words lie encrypted under the key of who wrote them.
create table warning_event (
  id          uuid primary key,
  tenant_id   uuid not null,
  warning_id  uuid not null,
  kind        text not null,
  happened_at timestamptz not null,
  person_id   uuid not null,
  person_name text not null,
  tier        text not null,
  facts       jsonb,
  replaces    uuid,
  ground      text,
  basis       text,
  note        bytea not null,
  recorded_at timestamptz not null,
  foreign key (warning_id, tenant_id) references warning (id, tenant_id)
);
create index warning_event_of on warning_event (warning_id, happened_at);
alter table warning_event enable row level security;
alter table warning_event force row level security;
create policy warning_event_read on warning_event for select to app
  using (tenant_id = current_tenant() or exists (select 1 from warning w where w.id = warning_id));
create policy warning_event_keep on warning_event for insert to app
  with check (exists (select 1 from warning w where w.id = warning_id and office_covers(w.region)));
grant select, insert on warning_event to app;

-- What clocks did, once each.
create table warning_clock_act (
  warning_id  uuid not null,
  tenant_id   uuid not null,
  kind        text not null check (kind in ('reminded', 'escalated-by-clock')),
  at          timestamptz not null,
  clock       text not null,
  recorded_at timestamptz not null,
  primary key (warning_id, kind, at),
  foreign key (warning_id, tenant_id) references warning (id, tenant_id)
);
alter table warning_clock_act enable row level security;
alter table warning_clock_act force row level security;
create policy warning_clock_act_read on warning_clock_act for select to app
  using (tenant_id = current_tenant() or exists (select 1 from warning w where w.id = warning_id));
create policy warning_clock_act_keep on warning_clock_act for insert to app with check (tenant_id = current_tenant());
grant select, insert on warning_clock_act to app;

-- An office owns the streams of its warnings, and of nothing else.
create policy subject_open_by_office on subject for insert to app
  with check (kind = 'warning' and tenant_id = current_office() and office_covers(region));
