import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, type WrongValue, wrongValueAt, wrongValues } from '../values/expected.ts';
import { type GeoProblemKind, parseGeo } from '../values/geo.ts';
import { readValue } from '../values/parsed.ts';

type MessageId = 'notation' | 'swapped' | 'oneNumber' | 'tooManyParts' | 'notNumber' | 'notPlace' | 'unset';

export const rule = defineRule({
  id: 'geo-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.1.6' }],
  summary: 'GEO is latitude and longitude in degrees, as decimal numbers with a semicolon between.',
  why: 'Maps and directions lead attendees to another place, or nowhere.',
  messages: {
    notation: {
      severity: 'error',
      text: '"{value}" breaks the form of GEO, so maps show another place or none. Write {reading}',
    },
    swapped: {
      severity: 'error',
      text: 'No latitude is beyond 90 degrees: latitude and longitude seem to have changed places, so maps show another place. Write {reading}',
    },
    oneNumber: {
      severity: 'error',
      text: '"{value}" is one number, and GEO needs two, so maps show no place. Write latitude and longitude, as in 52.5200;13.4050',
    },
    tooManyParts: {
      severity: 'error',
      text: 'GEO has two numbers, and calendars refuse one with more. Remove "{part}"',
    },
    notNumber: {
      severity: 'error',
      text: '"{part}" is not a number of degrees, so maps show no place. Write it as in 52.5200',
    },
    notPlace: {
      severity: 'error',
      text: '"{value}" is not a place on the map. Write latitude and longitude in degrees, as in 52.5200;13.4050',
    },
    unset: {
      severity: 'hint',
      text: '0;0 is a spot in the Atlantic: most likely the place was never set, and maps lead attendees there. Write the real place, or remove GEO',
    },
  },
  visit: 'property',
  on: ['GEO'],
  check(line, ctx) {
    if (!isKnownPlace(ctx.component)) return;
    if (isUnset(ctx.tree, line)) ctx.report('unset', { at: { start: line.valueStart, end: line.end } });
    for (const wrong of wrongValues(ctx.tree, line, parseGeo)) {
      const message = messageOf(wrong);
      if (message) ctx.report(message, { at: placeOf(wrong, message), data: dataOf(wrong) });
    }
  },
  fixes({ node: line, block, at }) {
    const wrong = wrongValueAt(block.tree, line, parseGeo, at);
    const reading = wrong?.problem.reading;
    if (!wrong || reading === undefined) return [];
    // Of any other notation readers take the first number, or something else.
    const safety = wrong.problem.kind === 'padded' ? 'safe' : 'unsafe';
    return [{ title: `Change to ${reading}`, safety, edits: [{ ...wrong.at, newText: reading }] }];
  },
});

function isUnset(tree: BlockTree, line: ContentLine): boolean {
  const { value } = readValue(tree, line, parseGeo);
  return value?.latitude === 0 && value.longitude === 0;
}

/** Undefined for what other rules say: nothing at all, white space around it, numbers out of range. */
function messageOf({ problem, text }: WrongValue<GeoProblemKind>): MessageId | undefined {
  const { kind, reading } = problem;
  if (kind === 'empty' || kind.endsWith('-range')) return undefined;
  if (kind === 'padded' && text.trim() === reading) return undefined;
  if (kind === 'swapped') return 'swapped';
  if (reading !== undefined) return 'notation';
  if (kind === 'one-number') return 'oneNumber';
  if (kind === 'too-many-parts') return 'tooManyParts';
  return kind === 'latitude' || kind === 'longitude' ? 'notNumber' : 'notPlace';
}

/** What can be rewritten, or has nothing in it to be marked, is marked as a whole. */
function placeOf({ problem, at }: WrongValue<GeoProblemKind>, message: MessageId) {
  const isWhole = message === 'notation' || problem.start === problem.end;
  return isWhole ? at : { start: problem.start, end: problem.end };
}

function dataOf({ problem: { reading }, text, part }: WrongValue<GeoProblemKind>) {
  return { value: text, part, ...(reading !== undefined && { reading }) };
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a place', code: 'GEO:52.5200;13.4050' },
    { name: 'south and west', code: 'GEO:-22.9068;-43.1729' },
    { name: 'on the equator', code: 'GEO:0;6.7' },
    { name: 'on the meridian', code: 'GEO:51.4779;0' },
    { name: 'nothing at all', code: 'GEO:' },
    { name: 'white space around it', code: 'GEO: 52.5200;13.4050' },
    { name: 'numbers out of range', code: 'GEO:52.5200;200' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nGEO:here\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'a comma between',
      code: 'GEO:⟦38.2324,-122.6367⟧',
      message: 'notation',
      fixed: 'GEO:38.2324;-122.6367',
    },
    {
      name: 'an escaped semicolon',
      code: 'GEO:⟦38.2324\\;-122.6367⟧',
      message: 'notation',
      fixed: 'GEO:38.2324;-122.6367',
    },
    {
      name: 'a blank after the semicolon',
      code: 'GEO:⟦38.2324; -122.6367⟧',
      message: 'notation',
      fixed: 'GEO:38.2324;-122.6367',
    },
    {
      name: 'degrees and letters',
      code: 'GEO:⟦38.2324° N, 122.6367° W⟧',
      message: 'notation',
      fixed: 'GEO:38.2324;-122.6367',
    },
    {
      name: 'longitude first',
      code: 'GEO:⟦-122.6367;38.2324⟧',
      message: 'swapped',
      fixed: 'GEO:38.2324;-122.6367',
    },
    { name: 'one number', code: 'GEO:⟦38.2324⟧', message: 'oneNumber' },
    { name: 'three numbers', code: 'GEO:38.2324;-122.6367⟦;50⟧', message: 'tooManyParts' },
    { name: 'a word for latitude', code: 'GEO:⟦north⟧;13.4050', message: 'notNumber' },
    { name: 'a word for longitude', code: 'GEO:52.5200;⟦east⟧', message: 'notNumber' },
    { name: 'no longitude', code: 'GEO:⟦52.5200;⟧', message: 'notNumber' },
    { name: 'an address', code: 'GEO:⟦Main Street 1⟧', message: 'notPlace' },
    { name: 'nowhere', code: 'GEO:⟦0.0;0.0⟧', message: 'unset' },
  ],
};
