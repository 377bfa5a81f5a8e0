/**
 * Names that no RFC of the tables defines and that are no slips either: whoever wrote them meant them. Rules
 * on unknown names leave them alone.
 */

/** Properties of vCalendar 1.0 (1996) that iCalendar does not have, and what took their place, if anything did. */
export const legacyProperties: ReadonlyMap<string, string | undefined> = new Map([
  ['AALARM', 'VALARM'],
  ['DALARM', 'VALARM'],
  ['MALARM', 'VALARM'],
  ['PALARM', 'VALARM'],
  ['DAYLIGHT', 'VTIMEZONE'],
  ['DCREATED', 'CREATED'],
  ['RNUM', undefined],
  ['TZ', 'VTIMEZONE'],
]);

/** Properties of drafts that programs write already: VPOLL (draft-ietf-calext-vpoll), tasks (draft-ietf-calext-ical-tasks). */
export const draftProperties: ReadonlySet<string> = new Set([
  'ACCEPT-RESPONSE',
  'ESTIMATED-DURATION',
  'POLL-COMPLETION',
  'POLL-ITEM-ID',
  'POLL-MODE',
  'POLL-PROPERTIES',
  'POLL-WINNER',
  'REASON',
  'REPLY-URL',
  'RESPONSE',
  'SUBSTATE',
  'TASK-MODE',
  'VOTER',
]);

/** Components of the same drafts. */
export const draftComponents: ReadonlySet<string> = new Set(['VOTE', 'VPOLL', 'VSTATUS']);
