import { applyEdits, type ProfileName } from '../../server/core/index.ts';
import { allRules, openText } from './check.ts';
import { changedReadings } from './icaljs.ts';

/** What the safe fixes of a text change for ical.js, each by itself: nothing, or the promise is broken. */
export function brokenPromises(text: string, profile?: ProfileName): string[] {
  const document = openText(text, profile);
  return document.findings().flatMap(({ finding }) => {
    const safe = document.fixes(finding).filter(({ safety, edits }) => safety === 'safe' && edits.length > 0);
    const adds = allRules.get(finding.rule)?.adds ?? [];
    return safe.flatMap(({ title, edits }) =>
      changedReadings(text, applyEdits(text, edits), adds).map(
        (change) => `${finding.rule}, ${title}: ${change}`,
      ),
    );
  });
}
