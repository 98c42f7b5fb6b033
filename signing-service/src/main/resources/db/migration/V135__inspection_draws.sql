-- Draws of inspections by lot (双随机): what is settled before the lot is known, the candidates by salted entries, and who was drawn.
-- A draw is its office's own (its tenant), offices of the region see it, employers do not.
create table inspection_draw (
  id             uuid primary key,
  tenant_id      uuid not null,
  region         text not null check (region ~ '^[0-9]{2,12}$'),
  title          text not null check (length(title) between 1 and 100),
  terms          bytea not null,
  filter         jsonb not null,
  take           integer not null check (take > 0),
  per_employer   integer not null check (per_employer > 0),
  employers      integer not null,
  inspectors     integer not null,
  repeats        uuid references inspection_draw (id),
  reason         text,
  state          text not null check (state in ('committed', 'drawn', 'abandoned')),
  committed_by   uuid not null,
  committer      text not null,
  committed_at   timestamptz not null,
  share          bytea check (length(share) = 32),
  lot_size       bigint,
  result         bytea,
  decided_by     uuid,
  decider        text,
  decided_at     timestamptz,
  abandoned_why  text,
  unique (id, tenant_id),
  check ((repeats is null) = (reason is null)),
  check ((state = 'drawn') = (result is not null) and (result is null) = (lot_size is null)),
  check ((state = 'abandoned') = (abandoned_why is not null)),
  check ((state = 'committed') = (decided_at is null)),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index inspection_draw_newest on inspection_draw (tenant_id, committed_at desc);
-- One draw of an office at a time: the next one begins when this one is drawn, or abandoned with a reason.
create unique index inspection_draw_open on inspection_draw (tenant_id) where state = 'committed';
-- A draw is repeated once; whoever wants a third names the second.
create unique index inspection_draw_repeats on inspection_draw (repeats) where repeats is not null;
alter table inspection_draw enable row level security;
alter table inspection_draw force row level security;
create policy inspection_draw_read on inspection_draw for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy inspection_draw_commit on inspection_draw for insert to app
  with check (tenant_id = current_office() and office_covers(region) and state = 'committed');
create policy inspection_draw_decide on inspection_draw for update to app using (tenant_id = current_office() and state = 'committed')
  with check (tenant_id = current_office());
grant select, insert, update (state, share, lot_size, result, decided_by, decider, decided_at, abandoned_why) on inspection_draw to app;

-- Who might be drawn: never altered, never taken away.
create table inspection_candidate (
  draw_id   uuid not null,
  tenant_id uuid not null,
  region    text not null,
  kind      text not null check (kind in ('employer', 'inspector')),
  entry     bytea not null check (length(entry) = 32),
  salt      bytea not null check (length(salt) = 32),
  code      text not null,
  name      text not null,
  primary key (draw_id, entry),
  unique (draw_id, kind, code),
  foreign key (draw_id, tenant_id) references inspection_draw (id, tenant_id)
);
alter table inspection_candidate enable row level security;
alter table inspection_candidate force row level security;
create policy inspection_candidate_read on inspection_candidate for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy inspection_candidate_keep on inspection_candidate for insert to app with check (tenant_id = current_office() and office_covers(region));
grant select, insert on inspection_candidate to app;

-- Pairs that were kept apart in a draw, as entries.
create table inspection_apart (
  draw_id   uuid not null,
  tenant_id uuid not null,
  region    text not null,
  employer  bytea not null,
  inspector bytea not null,
  primary key (draw_id, employer, inspector),
  foreign key (draw_id, tenant_id) references inspection_draw (id, tenant_id)
);
alter table inspection_apart enable row level security;
alter table inspection_apart force row level security;
create policy inspection_apart_read on inspection_apart for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy inspection_apart_keep on inspection_apart for insert to app with check (tenant_id = current_office() and office_covers(region));
grant select, insert on inspection_apart to app;

-- Inspectors who keep away from an employer (回避), until it is ended. On what ground in a word, nothing about families.
create table inspection_abstention (
  id             uuid primary key,
  tenant_id      uuid not null,
  inspector      uuid not null,
  inspector_name text not null,
  employer       text not null,
  ground         text not null check (ground in ('kinship', 'interest', 'other')),
  declared_by    text not null,
  declared_at    timestamptz not null,
  ended_by       text,
  ended_at       timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create unique index inspection_abstention_once on inspection_abstention (tenant_id, inspector, employer) where ended_at is null;
alter table inspection_abstention enable row level security;
alter table inspection_abstention force row level security;
create policy inspection_abstention_read on inspection_abstention for select to app using (tenant_id = current_office());
create policy inspection_abstention_declare on inspection_abstention for insert to app with check (tenant_id = current_office());
create policy inspection_abstention_end on inspection_abstention for update to app using (tenant_id = current_office() and ended_at is null)
  with check (tenant_id = current_office());
grant select, insert, update (ended_by, ended_at) on inspection_abstention to app;

create policy subject_open_for_draw on subject for insert to app
  with check (kind = 'inspection-draw' and tenant_id = current_office() and office_covers(region));
