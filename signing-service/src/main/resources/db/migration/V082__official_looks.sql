-- Looks an office took at somebody whose contract was not here yet, or at a paper contract: the event stands in a stream of the
-- employer, and this row tells the person of it as soon as there is a contract. Why the office looked lies encrypted.
create table official_look (
  id          uuid primary key,
  tenant_id   uuid not null,
  worker      bytea not null check (length(worker) = 16),
  region      text not null,
  office_id   uuid not null,
  what        text not null,
  actor       text not null,
  wrapped_key bytea not null,
  reason      bytea not null,
  looked_at   timestamptz not null,
  foreign key (tenant_id, worker) references roster_person (tenant_id, worker)
);
create index official_look_of_worker on official_look (tenant_id, worker);
alter table official_look enable row level security;
alter table official_look force row level security;
-- The person by the own contract, the office by its region; the employer is told by its own stream that somebody looked, not why.
create policy official_look_read on official_look for select to app
  using (office_covers(region)
         or exists (select 1 from contract c where c.tenant_id = official_look.tenant_id and c.worker = official_look.worker
                    and c.person_id = current_person()));
create policy official_look_keep on official_look for insert to app with check (office_covers(region) and office_id = current_office());
grant select, insert on official_look to app;
