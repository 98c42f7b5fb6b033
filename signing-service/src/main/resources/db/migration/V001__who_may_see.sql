-- Row-level security asks these functions who acts. Each transaction is told by set_config(..., true); a setting that was never made
-- reads as null, one made in an earlier transaction of the same connection as '', and neither equals anything: unset sees no rows.

create function current_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('laborproof.tenant', true), '')::uuid;

create function current_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('laborproof.person', true), '')::uuid;

create function current_office() returns uuid language sql stable parallel safe
  return nullif(current_setting('laborproof.office', true), '')::uuid;

-- Leading digits of the administrative division (GB/T 2260) the office may look at.
create function current_region() returns text language sql stable parallel safe
  return nullif(current_setting('laborproof.region', true), '');

-- The one contract or case an invitation link opens.
create function current_subject() returns uuid language sql stable parallel safe
  return nullif(current_setting('laborproof.subject', true), '')::uuid;

-- What somebody shows before we know who they are: a login name, or the hash of a token. Opens the one row that carries it.
create function current_credential() returns text language sql stable parallel safe
  return nullif(current_setting('laborproof.credential', true), '');

-- True for an office whose region covers this division.
create function office_covers(division text) returns boolean language sql stable parallel safe
  return current_office() is not null and current_region() is not null and starts_with(division, current_region());

grant usage on schema public to app, sequencer;
