-- Panels of sample employers for dynamic monitoring: strata with a target each, everybody who could be chosen, the seed of the draw, and who
-- belongs to the panel from when until when. A panel is its office's own (its tenant); offices of the region see it, employers do not.
create table sample_panel (
  id           uuid primary key,
  tenant_id    uuid not null,
  region       text not null check (region ~ '^[0-9]{2,12}$'),
  title        text not null check (length(title) between 1 and 100),
  division     text not null check (division ~ '^[0-9]{2,12}$'),
  strata       jsonb not null,
  seed         bytea not null check (length(seed) = 32),
  made_by      uuid not null,
  maker        text not null,
  made_at      timestamptz not null,
  unique (id, tenant_id),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index sample_panel_newest on sample_panel (tenant_id, made_at desc);
alter table sample_panel enable row level security;
alter table sample_panel force row level security;
create policy sample_panel_read on sample_panel for select to app using (tenant_id = current_office() or office_covers(region));
create policy sample_panel_make on sample_panel for insert to app with check (tenant_id = current_office() and office_covers(region));
grant select, insert on sample_panel to app;

-- Who could be chosen, in the order in which they were drawn: the first of a stratum are its sample, the next ones its replacements.
create table sample_candidate (
  panel_id  uuid not null,
  tenant_id uuid not null,
  region    text not null,
  stratum   integer not null check (stratum >= 0),
  place     integer not null check (place >= 0),
  employer  text not null,
  name      text not null,
  primary key (panel_id, employer),
  unique (panel_id, stratum, place),
  foreign key (panel_id, tenant_id) references sample_panel (id, tenant_id)
);
alter table sample_candidate enable row level security;
alter table sample_candidate force row level security;
create policy sample_candidate_read on sample_candidate for select to app using (tenant_id = current_office() or office_covers(region));
create policy sample_candidate_keep on sample_candidate for insert to app with check (tenant_id = current_office() and office_covers(region));
grant select, insert on sample_candidate to app;

create table sample_member (
  id         uuid primary key,
  panel_id   uuid not null,
  tenant_id  uuid not null,
  region     text not null,
  stratum    integer not null check (stratum >= 0),
  employer   text not null,
  name       text not null,
  how        text not null check (how in ('drawn', 'hand', 'replacement')),
  reason     text check (length(reason) between 5 and 1000),
  replaces   uuid references sample_member,
  since      date not null,
  until      date,
  until_why  text check (length(until_why) between 5 and 1000),
  check ((how = 'hand') = (reason is not null)),
  check ((how = 'replacement') = (replaces is not null)),
  check ((until is null) = (until_why is null)),
  foreign key (panel_id, tenant_id) references sample_panel (id, tenant_id)
);
-- An employer belongs to a panel once at a time, and takes one place.
create unique index sample_member_once on sample_member (panel_id, employer) where until is null;
create unique index sample_member_replaces on sample_member (replaces) where replaces is not null;
alter table sample_member enable row level security;
alter table sample_member force row level security;
create policy sample_member_read on sample_member for select to app using (tenant_id = current_office() or office_covers(region));
create policy sample_member_join on sample_member for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy sample_member_leave on sample_member for update to app using (tenant_id = current_office() and until is null)
  with check (tenant_id = current_office());
grant select, insert, update (until, until_why) on sample_member to app;

create policy subject_open_for_sample on subject for insert to app
  with check (kind in ('sample-panel', 'questionnaire') and tenant_id = current_office() and office_covers(region));
