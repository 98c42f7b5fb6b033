-- What an employer sees of its own inspections, and draws that everybody may compute again (ADR 48).

-- Articles of an order, beside its clock: the employer it is addressed to reads the task, and never what inspectors wrote.
alter table inspection_task add column articles text[] not null default '{}';
grant update (articles) on inspection_task to app;
-- The migrator owns the tables and sees their rows only without FORCE.
alter table inspection_task no force row level security;
alter table inspection_act no force row level security;
update inspection_task t set articles = string_to_array(a.content->>'articles', E'\n')
from inspection_act a where a.task_id = t.id and a.kind = 'order' and coalesce(a.content->>'articles', '') <> '';
alter table inspection_task force row level security;
alter table inspection_act force row level security;

-- From the first result on, so that a visit nobody was told of stays one.
alter policy inspection_task_read on inspection_task
  using (tenant_id = current_tenant() or office_covers(region) or recorded_at is not null and employer_code = (select confirmed_code()));

-- A draw as it was made public, with the file that anybody computes it again from. Everybody may read it; only the office that drew
-- writes it, once. The number counts the office's draws of a year as they were committed to, so that one left out shows as a gap.
create table inspection_draw_publication (
  draw_id      uuid primary key,
  id           uuid not null unique,
  tenant_id    uuid not null,
  region       text not null,
  year         integer not null,
  number       integer not null check (number > 0),
  state        text not null check (state in ('drawn', 'abandoned')),
  take         integer not null,
  employers    integer not null,
  committed_at timestamptz not null,
  decided_at   timestamptz not null,
  package      bytea not null,
  digest       text not null check (digest ~ '^[0-9a-f]{64}$'),
  published_at timestamptz not null,
  unique (tenant_id, year, number),
  foreign key (draw_id, tenant_id) references inspection_draw (id, tenant_id),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index inspection_draw_publication_newest on inspection_draw_publication (committed_at desc, draw_id);
alter table inspection_draw_publication enable row level security;
alter table inspection_draw_publication force row level security;
create policy inspection_draw_publication_read on inspection_draw_publication for select to app using (true);
-- A drawn one only when everybody who was drawn has been inspected.
create policy inspection_draw_publication_publish on inspection_draw_publication for insert to app
  with check (tenant_id = current_office() and office_covers(region)
              and exists (select 1 from inspection_draw d where d.id = draw_id and d.tenant_id = current_office() and d.state = inspection_draw_publication.state)
              and not exists (select 1 from inspection_task t where t.draw_id = inspection_draw_publication.draw_id and t.recorded_at is null));
grant select, insert on inspection_draw_publication to app;

-- A draw's own stream is complete with its result; publishing it is an event of a stream beside it.
create policy subject_open_for_draw_publication on subject for insert to app
  with check (kind = 'inspection-draw-publication' and tenant_id = current_office() and office_covers(region));
