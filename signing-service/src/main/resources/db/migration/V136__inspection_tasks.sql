-- What comes of a draw: one task for each employer drawn, with its inspectors and a last day. The office's own (its tenant); offices of
-- the region see it, the employer does not.
create table inspection_task (
  id              uuid primary key,
  tenant_id       uuid not null,
  region          text not null check (region ~ '^[0-9]{2,12}$'),
  draw_id         uuid not null,
  place           integer not null check (place > 0),
  employer_code   text not null,
  employer_name   text not null,
  inspectors      uuid[] not null check (cardinality(inspectors) > 0),
  inspector_names text[] not null,
  due             timestamptz not null,
  state           text not null,
  ordered_at      timestamptz,
  order_due       timestamptz,
  problem         boolean,
  recorded_at     timestamptz,
  finished_at     timestamptz,
  published_at    timestamptz,
  opened_at       timestamptz not null,
  unique (id, tenant_id),
  unique (draw_id, place),
  check ((ordered_at is null) = (order_due is null)),
  check ((problem is null) = (recorded_at is null)),
  foreign key (draw_id, tenant_id) references inspection_draw (id, tenant_id),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index inspection_task_due on inspection_task (tenant_id, due) where recorded_at is null;
alter table inspection_task enable row level security;
alter table inspection_task force row level security;
create policy inspection_task_read on inspection_task for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy inspection_task_open on inspection_task for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy inspection_task_go_on on inspection_task for update to app using (tenant_id = current_office()) with check (tenant_id = current_office());
grant select, insert, update (state, ordered_at, order_due, problem, recorded_at, finished_at, published_at) on inspection_task to app;

-- What was done, in its order. What inspectors write lies encrypted under the key of who wrote it.
create table inspection_act (
  id          uuid primary key,
  tenant_id   uuid not null,
  region      text not null check (region ~ '^[0-9]{2,12}$'),
  task_id     uuid not null,
  seq         integer not null check (seq >= 0),
  kind        text not null,
  person_id   uuid not null,
  person_name text not null,
  content     jsonb not null,
  note        bytea not null,
  recorded_at timestamptz not null,
  unique (task_id, seq),
  foreign key (task_id, tenant_id) references inspection_task (id, tenant_id)
);
alter table inspection_act enable row level security;
alter table inspection_act force row level security;
create policy inspection_act_read on inspection_act for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy inspection_act_keep on inspection_act for insert to app with check (tenant_id = current_office() and office_covers(region));
grant select, insert on inspection_act to app;

-- What is public (一公开): a result, the employer it is about, articles. No person, no free text. Everybody may read it; only the office
-- of the task writes it, once.
create table inspection_publication (
  task_id       uuid primary key,
  tenant_id     uuid not null,
  region        text not null,
  draw_title    text not null,
  employer_code text not null,
  employer_name text not null,
  result        text not null check (result in ('clear', 'unreachable', 'rectified', 'referred')),
  articles      text[] not null,
  inspected_on  date not null,
  published_at  timestamptz not null,
  foreign key (task_id, tenant_id) references inspection_task (id, tenant_id)
);
create index inspection_publication_newest on inspection_publication (published_at desc, task_id);
alter table inspection_publication enable row level security;
alter table inspection_publication force row level security;
create policy inspection_publication_read on inspection_publication for select to app using (true);
create policy inspection_publication_publish on inspection_publication for insert to app with check (tenant_id = current_office() and office_covers(region));
grant select, insert on inspection_publication to app;

create policy subject_open_for_inspection on subject for insert to app
  with check (kind = 'inspection-task' and tenant_id = current_office() and office_covers(region));
