-- When the text was first before the person; the time until read_at can be held against the length of the text.
alter table signing_session add column shown_at timestamptz;
-- Whether the notice that was agreed to names what is compared: who agreed to an earlier one leaves no trace.
alter table signing_session add column told_of_traces boolean not null default false;

-- The platform's own office, which no account has, inside the region it looks at.
create function platform_covers(division text) returns boolean language sql stable parallel safe
  return current_office() = '00000000-0000-0000-0000-000000000000'::uuid and office_covers(division);

-- What a worker's way to a signature has in common with others' at the same employer (ADR 50). Marks are keyed digests, bound to the employer
-- and to their use; what they stand for is kept nowhere. A bounded time only: see expires_at. Neither employers nor offices read it.
create table signing_trace (
  contract_id uuid primary key,
  tenant_id   uuid not null,
  region      text not null check (region ~ '^[0-9]{6}$'),
  reference   text not null,
  worker      bytea not null check (length(worker) = 16),
  device      bytea check (length(device) = 16),
  address     bytea check (length(address) = 16),
  mobile      bytea check (length(mobile) = 16),
  strokes     bytea check (length(strokes) = 16),
  characters  integer not null check (characters >= 0),
  opened_at   timestamptz not null,
  noticed_at  timestamptz,
  shown_at    timestamptz,
  read_at     timestamptz,
  signed_at   timestamptz not null,
  expires_at  timestamptz not null check (expires_at > signed_at),
  foreign key (contract_id, tenant_id) references contract (id, tenant_id)
);
create index signing_trace_of_employer on signing_trace (tenant_id, signed_at);
alter table signing_trace enable row level security;
alter table signing_trace force row level security;
create policy signing_trace_read on signing_trace for select to app using (contract_id = current_subject() or platform_covers(region));
create policy signing_trace_keep on signing_trace for insert to app with check (contract_id = current_subject());
create policy signing_trace_again on signing_trace for update to app
  using (contract_id = current_subject()) with check (contract_id = current_subject());
create policy signing_trace_end on signing_trace for delete to app using (platform_covers(region));
grant select, insert, update, delete on signing_trace to app;
