-- A body asked to take part by mistake, taken back with a reason. The act that named it stays as it was.
create table warning_body_withdrawal (
  id          uuid primary key,
  tenant_id   uuid not null,
  warning_id  uuid not null,
  body        text not null,
  person_id   uuid not null,
  person_name text not null,
  reason      bytea not null,
  recorded_at timestamptz not null,
  foreign key (warning_id, tenant_id) references warning (id, tenant_id)
);
create index warning_body_withdrawal_of on warning_body_withdrawal (warning_id, body);
alter table warning_body_withdrawal enable row level security;
alter table warning_body_withdrawal force row level security;
create policy warning_body_withdrawal_read on warning_body_withdrawal for select to app
  using (tenant_id = current_tenant() or exists (select 1 from warning w where w.id = warning_id));
create policy warning_body_withdrawal_keep on warning_body_withdrawal for insert to app
  with check (exists (select 1 from warning w where w.id = warning_id and office_covers(w.region)));
grant select, insert on warning_body_withdrawal to app;

-- Who is asked to take part in a warning: named, and not taken back since.
create function named_bodies(asked uuid) returns text[] language sql stable
  return coalesce((
    select array_agg(distinct b) from warning_event e, unnest(e.bodies) as b
    where e.warning_id = asked and not exists (
      select 1 from warning_body_withdrawal x
      where x.warning_id = e.warning_id and x.body = b and x.recorded_at >= e.recorded_at)), '{}');
