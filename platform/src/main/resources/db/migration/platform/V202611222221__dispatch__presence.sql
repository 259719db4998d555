-- Two more things that people do instead of work, and up to when a presence was told.
alter table operator.presence drop constraint presence_presence_check;
alter table operator.presence add constraint presence_presence_check
  check (presence in ('ON_QUEUE', 'BREAK', 'TRAINING', 'MEETING', 'OFF'));
alter table operator.presence add column told_to timestamptz;
