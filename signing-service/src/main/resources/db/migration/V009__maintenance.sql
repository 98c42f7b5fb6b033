-- fsck reads across tenants: the owner role may look, and only when it says so (set laborproof.maintenance = on). The serving roles
-- cannot use these policies, whatever they set.
create function in_maintenance() returns boolean language sql stable parallel safe
  return coalesce(current_setting('laborproof.maintenance', true), '') = 'on';

create policy subject_maintenance on subject for select to migrator using (in_maintenance());
create policy document_maintenance on document for select to migrator using (in_maintenance());
create policy evidence_event_maintenance on evidence_event for select to migrator using (in_maintenance());
