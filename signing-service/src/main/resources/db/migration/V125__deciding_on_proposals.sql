-- A proposed warning is decided by the office whose hub it comes from or by one at the employer's seat, and the seat may become known only
-- after it was proposed: whoever sees the proposal goes on with its stream.
create policy subject_read_proposal on subject for select to app
  using (kind = 'warning-proposal' and exists (select 1 from warning_proposal p where p.id = subject.id));
create policy subject_advance_proposal on subject for update to app
  using (kind = 'warning-proposal' and exists (select 1 from warning_proposal p where p.id = subject.id));
