-- Documents may be signed in SM2 alone.
alter table organisation drop constraint organisation_suite_check,
  add constraint organisation_suite_check check (suite in ('international', 'dual', 'national'));
alter table document_suite drop constraint document_suite_suite_check,
  add constraint document_suite_suite_check check (suite in ('international', 'dual', 'national'));
