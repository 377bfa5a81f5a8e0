import {
  commands,
  type Disposable,
  type QuickPickItem,
  QuickPickItemKind,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type OfferedZone,
  type PlannedZoneChange,
  type PlanZoneChangeParams,
  planZoneChangeRequest,
  type ZoneChoicesParams,
  type ZoneChoicesResult,
  zoneChoicesRequest,
} from '../../server/protocol.ts';
import { plainLabel } from './plainLabel.ts';

type Keep = PlanZoneChangeParams['keep'];

/** The commands that ask for a zone and for what stays, show what would change, and change it in one step. */
export function registerZoneChanges(client: BaseLanguageClient): Disposable[] {
  return [
    commands.registerCommand('greenroom.changeEventTimeZone', () => changeZone(client, 'event')),
    commands.registerCommand('greenroom.changeFileTimeZone', () => changeZone(client, 'file')),
  ];
}

async function changeZone(client: BaseLanguageClient, scope: 'event' | 'file'): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'icalendar' || !client.isRunning()) return;
  const place = placeOf(client, editor, scope);
  const target = await askForZone(client, place);
  if (target === undefined) return;
  const plan = await askWhatStays(client, { ...place, target });
  if (plan) await apply(client, editor, plan);
}

type Place = Omit<PlanZoneChangeParams, 'target' | 'keep'>;

function placeOf(
  client: BaseLanguageClient,
  { document, selection }: TextEditor,
  scope: 'event' | 'file',
): Place {
  const { asUri } = client.code2ProtocolConverter;
  const { line, character } = selection.active;
  const place = { uri: asUri(document.uri), version: document.version };
  return scope === 'event' ? { ...place, position: { line, character } } : place;
}

async function askForZone(client: BaseLanguageClient, { uri }: Place): Promise<string | undefined> {
  const params: ZoneChoicesParams = { uri };
  const { zones } = await client.sendRequest<ZoneChoicesResult>(zoneChoicesRequest, params);
  const picked = await window.showQuickPick(zones.flatMap(toZoneItem), {
    title: 'Change Time Zone: Which Zone?',
    placeHolder: 'A city, or the name of a zone',
    matchOnDescription: true,
  });
  return picked?.zone;
}

interface ZoneItem extends QuickPickItem {
  readonly zone?: string;
}

/** Each group of zones has its name above it. */
function toZoneItem(
  { name, offset, cities, group }: OfferedZone,
  index: number,
  zones: readonly OfferedZone[],
): ZoneItem[] {
  const item: ZoneItem = {
    label: plainLabel(name),
    description: [offset, cities.join(', ')].filter(Boolean).join(' · '),
    zone: name,
  };
  const isFirst = zones[index - 1]?.group !== group;
  return isFirst ? [{ label: group, kind: QuickPickItemKind.Separator }, item] : [item];
}

interface PlanItem extends QuickPickItem {
  readonly plan: PlannedZoneChange;
}

/** Shows both ways with what each would do, and asks again after one that cannot be gone. */
async function askWhatStays(
  client: BaseLanguageClient,
  place: Omit<PlanZoneChangeParams, 'keep'>,
): Promise<PlannedZoneChange | undefined> {
  const items: PlanItem[] = [];
  for (const keep of ['moment', 'clock'] as const) {
    const params: PlanZoneChangeParams = { ...place, keep };
    const plan = await client.sendRequest<PlannedZoneChange | null>(planZoneChangeRequest, params);
    if (!plan)
      return void window.showWarningMessage('The text has changed in the meantime. Please try again.');
    items.push({ ...describe(keep, place.target, plan), plan });
  }
  const picked = await window.showQuickPick(items, {
    title: `Change Time Zone to ${place.target}: What Stays the Same?`,
    placeHolder: 'Nothing is written before you choose',
    matchOnDescription: true,
  });
  return picked?.plan;
}

/** The same words as in the menu of code actions. */
const labels: Readonly<Record<Keep, readonly [string, string]>> = {
  moment: ['Same moment', 'written in'],
  clock: ['Same clock time', 'in'],
};

/** What a way does to the sessions stands beside its name, with a sign for what moves them. */
function describe(keep: Keep, target: string, plan: PlannedZoneChange): QuickPickItem {
  const [what, how] = labels[keep];
  const label = `${what}, ${how} ${plainLabel(target)}`;
  if ('refusal' in plan) return { label: `$(circle-slash) ${label}`, detail: plainLabel(plan.refusal) };
  const [first] = plan.changes;
  if (!first) return { label: `$(check) ${label}`, detail: 'Nothing would change.' };
  const more = plan.count > 1 ? ` (and ${plan.count - 1} more)` : '';
  return {
    label: `${first.moves ? '$(warning)' : '$(check)'} ${label}`,
    description: keep === 'moment' ? 'nothing moves' : plainLabel(first.effect),
    detail: `${plainLabel(first.title)}: ${plainLabel(first.before)} → ${plainLabel(first.after)}${more}`,
  };
}

/** One undo step. What was planned for another text is not written. */
async function apply(
  client: BaseLanguageClient,
  { document }: TextEditor,
  plan: PlannedZoneChange,
): Promise<void> {
  if ('refusal' in plan) return void window.showWarningMessage(plan.refusal);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(plan.edit);
  const isDone = plan.version === document.version && (await workspace.applyEdit(edit));
  if (!isDone) void window.showWarningMessage('The text has changed in the meantime. Please try again.');
}
