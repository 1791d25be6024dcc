/** Texts of how people are shown in figures, English. */
export const PEOPLE_EN = {
  title: 'People in figures',
  lead: 'How people are shown wherever spend and calls are read, by screens, files and read keys. The directory, members and the audit log name people in any case.',
  failed: 'How people are shown could not be read',
  notChanged: 'How people are shown was not changed',
  offers: {
    NAMES: 'Names',
    PSEUDONYMS: 'Pseudonyms',
    GROUPS: 'Groups',
  },
  views: {
    NAMES: 'By name',
    PSEUDONYMS: 'Under pseudonyms',
    GROUPS: 'In groups of at least {{ size }}',
  },
  means: {
    NAMES: 'Everybody is shown as telemetry names them, down to the single call.',
    PSEUDONYMS:
      'Everybody is “Person” and 16 characters, the same in every month; who that is cannot be told or searched for.',
    GROUPS:
      'People are shown only together, where there are enough of them; no single person is shown or can be filtered for.',
  },
  size: 'People in a group, at least',
  sizeHint: '{{ fewest }} to {{ most }}.',
  sizeWrong: 'Type a whole number from {{ fewest }} to {{ most }}.',
  save: 'Save',
  saving: 'Saving…',
  saved: {
    NAMES: 'People are shown by name.',
    PSEUDONYMS: 'People are shown under pseudonyms.',
    GROUPS: 'People are shown in groups of at least {{ size }}.',
  },
  confirm: {
    what: 'It holds for everybody in the organisation from their next question on, for all months, and is recorded in the audit log.',
    title: {
      NAMES: 'Show people by name?',
      PSEUDONYMS: 'Show people under pseudonyms?',
      GROUPS: 'Show people in groups of at least {{ size }}?',
    },
    consequence: {
      NAMES: 'Whoever reads spend sees who made each call. What they have seen cannot be taken back.',
      PSEUDONYMS: 'Saved addresses that filter by a name are refused, and single calls show no conversation.',
      GROUPS: 'Every filter by user is refused, and single calls show neither a person nor a conversation.',
    },
    action: {
      NAMES: 'Show names to all',
      PSEUDONYMS: 'Show pseudonyms',
      GROUPS: 'Show groups',
    },
  },
  show: 'Show names…',
  reveal: {
    title: 'Show names to you for a while',
    what: 'Only you see names by it, and no longer than you choose. Your name, the reason and the end are recorded in the audit log.',
    reason: 'Reason',
    reasonHint: 'Why names are needed, such as a key of one person that leaked.',
    reasonMissing: 'Say why names are needed.',
    hours: 'How long',
    oneHour: '1 hour',
    manyHours: '{{ count }} hours',
    failed: 'Names are not shown',
    cancel: 'Cancel',
    show: 'Show names',
    working: 'Showing…',
  },
  shown: {
    what: 'You see names of people until {{ at }}: {{ reason }}',
    end: 'End now',
    ended: 'Names are hidden from you again.',
    failed: 'Names are still shown to you',
  },
} as const;
