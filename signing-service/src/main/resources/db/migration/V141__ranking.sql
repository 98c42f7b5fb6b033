-- An order of looking learned from past disputes (ADR 51): what was learned, by whom it was asked for and switched on. The office's own;
-- offices of the region see it, employers and the public do not.
create table ranking_model (
  id          uuid primary key,
  tenant_id   uuid not null,
  region      text not null check (region ~ '^[0-9]{2,6}$'),
  version     integer not null check (version > 0),
  state       text not null check (state in ('making', 'scarce', 'made', 'active', 'retired', 'refused', 'withdrawn')),
  as_of       date not null,
  asked_by    uuid not null,
  asker       text not null,
  asked_at    timestamptz not null,
  done        bigint not null default 0,
  total       bigint not null default 0,
  study       jsonb,
  scarce      jsonb,
  decided_by  uuid,
  decider     text,
  decided_at  timestamptz,
  note        text,
  ordering    boolean not null default false,
  ordered_on  date,
  unique (id, tenant_id),
  unique (tenant_id, version),
  check ((decided_by is null) = (decided_at is null)),
  check (study is null or scarce is null),
  check (state not in ('made', 'active', 'retired') or study is not null),
  -- Made by one, switched on by another.
  check (state not in ('active', 'retired') or decided_by <> asked_by),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index ranking_model_newest on ranking_model (tenant_id, asked_at desc);
create unique index ranking_model_making on ranking_model (tenant_id) where state = 'making';
create unique index ranking_model_active on ranking_model (tenant_id) where state = 'active';
alter table ranking_model enable row level security;
alter table ranking_model force row level security;
create policy ranking_model_read on ranking_model for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy ranking_model_ask on ranking_model for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy ranking_model_go_on on ranking_model for update to app using (tenant_id = current_tenant() or office_covers(region));
grant select, insert, update (state, done, total, study, scarce, decided_by, decider, decided_at, note, ordering, ordered_on) on ranking_model to app;

-- Places of the order that is in force, replaced as a whole. Nothing else reads them: no finding, warning, score or draw.
create table ranking_entry (
  model_id    uuid not null,
  tenant_id   uuid not null,
  region      text not null,
  place       integer not null check (place > 0),
  employer    text not null,
  name        text not null,
  seat        text not null,
  sector      text not null,
  workers     integer not null,
  probability double precision not null,
  reasons     jsonb not null,
  primary key (model_id, place),
  unique (model_id, employer),
  foreign key (model_id, tenant_id) references ranking_model (id, tenant_id)
);
alter table ranking_entry enable row level security;
alter table ranking_entry force row level security;
create policy ranking_entry_read on ranking_entry for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy ranking_entry_keep on ranking_entry for insert to app with check (tenant_id = current_tenant());
create policy ranking_entry_end on ranking_entry for delete to app using (tenant_id = current_tenant() or office_covers(region));
grant select, insert, delete on ranking_entry to app;

create policy subject_open_for_ranking on subject for insert to app
  with check (kind = 'ranking-model' and tenant_id = current_office() and office_covers(region));
