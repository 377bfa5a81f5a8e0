import type { BlockFacts, Identity, TzidUse } from './context.ts';
import type { BlockTree, Component, ContentLine, Parameter } from './syntax/nodes.ts';
import { unfoldText, valueText } from './syntax/unfold.ts';

/** The first property of that name (in upper case) in a component. */
export function findProperty(component: Component, name: string): ContentLine | undefined {
  for (const property of component.properties) if (property.name === name) return property;
  return undefined;
}

/** The first parameter of that name (in upper case). */
export function findParameter(line: ContentLine, name: string): Parameter | undefined {
  for (const parameter of line.params) if (parameter.name === name) return parameter;
  return undefined;
}

/** A parameter's first value, unfolded and without its quotes; undefined when there is none. */
export function parameterText(tree: BlockTree, line: ContentLine, name: string): string | undefined {
  if (line.params.length === 0) return undefined;
  const value = findParameter(line, name)?.values[0];
  if (!value) return undefined;
  const inset = value.quoted ? 1 : 0;
  return unfoldText(tree, line, value.start + inset, value.end - inset);
}

/** What the rules on a whole file need of one block. Takes any block; what is missing is left out. */
export function extractFacts(tree: BlockTree): BlockFacts {
  const identities: Identity[] = [];
  const tzids: TzidUse[] = [];
  for (const component of tree.components) {
    if (!component.parent || component.parent.name === 'VCALENDAR') addIdentity(tree, component, identities);
    for (const property of component.properties) {
      if (property.params.length > 0) addTzid(tree, property, tzids);
    }
  }
  return { identities, tzids };
}

function addIdentity(tree: BlockTree, component: Component, identities: Identity[]): void {
  const line = findProperty(component, 'UID');
  if (!line) return;
  const uid = valueText(tree, line);
  if (uid === '') return;
  const sequence = findProperty(component, 'SEQUENCE');
  identities.push({
    component: component.name,
    uid,
    start: line.valueStart,
    end: line.end,
    hasRecurrenceId: findProperty(component, 'RECURRENCE-ID') !== undefined,
    sequence: sequence ? Number.parseInt(valueText(tree, sequence), 10) || 0 : 0,
  });
}

function addTzid(tree: BlockTree, property: ContentLine, tzids: TzidUse[]): void {
  const value = findParameter(property, 'TZID')?.values[0];
  if (!value) return;
  const tzid = parameterText(tree, property, 'TZID') as string;
  if (tzids.some((use) => use.tzid === tzid)) return;
  tzids.push({ tzid, start: value.start, end: value.end });
}
