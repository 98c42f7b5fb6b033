-- Full scans of a hub by the service itself (ADR 61): a snapshot in columns, scanned beside the service and held against the stored
-- findings. The office's own: no office above or beside it sees them.
create table night_scan (
  id          uuid primary key,
  tenant_id   uuid not null references fact_office,
  region      text not null,
  -- The task that does it, so that one taken up after a crash goes on with its own; attempt: what a pause made two of, only one ends.
  instance    text not null,
  attempt     uuid not null,
  state       text not null check (state in ('waiting', 'running', 'done', 'failed')),
  day         date not null,
  asked_by    uuid,
  asker       text,
  asked_at    timestamptz not null,
  began_at    timestamptz,
  ended_at    timestamptz,
  book        text,
  facts       bigint not null default 0,
  rejected    bigint not null default 0,
  employers   bigint not null default 0,
  compared    bigint not null default 0,
  left_out    bigint not null default 0,
  findings    bigint not null default 0,
  differences bigint not null default 0,
  error       text,
  -- The files of the snapshot with rows and digests; the key opens what the object store keeps and goes with the files.
  files       jsonb,
  manifest    bytea check (length(manifest) = 32),
  sealed_key  bytea,
  unique (id, tenant_id),
  check ((asked_by is null) = (asker is null)),
  check ((state = 'failed') = (error is not null)),
  check (state <> 'done' or (ended_at is not null and book is not null and files is not null and manifest is not null)),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index night_scan_newest on night_scan (tenant_id, asked_at desc);
create unique index night_scan_under_way on night_scan (tenant_id) where state in ('waiting', 'running');
alter table night_scan enable row level security;
alter table night_scan force row level security;
create policy night_scan_read on night_scan for select to app using (tenant_id = current_tenant() or tenant_id = current_office());
create policy night_scan_begin on night_scan for insert to app with check (keeps_hub(tenant_id));
create policy night_scan_go_on on night_scan for update to app using (tenant_id = current_tenant());
grant select, insert,
  update (attempt, state, day, began_at, ended_at, book, facts, rejected, employers, compared, left_out, findings, differences, error, files, manifest, sealed_key)
  on night_scan to app;

-- What differed, and which employers were left out and why; the first so many of each kind.
create table night_scan_note (
  scan_id      uuid not null,
  position     integer not null check (position >= 0),
  tenant_id    uuid not null,
  about        text not null check (about in ('waiting', 'changed', 'missing', 'surplus', 'other')),
  employer     text not null,
  rule         text,
  subject      text,
  about_person boolean not null,
  parts        text[] not null,
  primary key (scan_id, position),
  check ((about in ('waiting', 'changed')) = (rule is null)),
  foreign key (scan_id, tenant_id) references night_scan (id, tenant_id)
);
alter table night_scan_note enable row level security;
alter table night_scan_note force row level security;
create policy night_scan_note_read on night_scan_note for select to app using (tenant_id = current_tenant() or tenant_id = current_office());
create policy night_scan_note_keep on night_scan_note for insert to app with check (tenant_id = current_tenant() and keeps_hub(tenant_id));
create policy night_scan_note_end on night_scan_note for delete to app using (tenant_id = current_tenant());
grant select, insert, delete on night_scan_note to app;

create policy subject_open_for_scans on subject for insert to app
  with check (kind = 'night-scan' and tenant_id = current_office() and office_covers(region));
