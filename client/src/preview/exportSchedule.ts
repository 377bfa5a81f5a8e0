import { commands, env, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  exportFrabJson,
  exportFrabXml,
  exportHtml,
  exportSvg,
  isoDate,
  leftOut,
  type ScheduleView,
} from '../../../server/core/index.ts';
import {
  describedViewRequest,
  type MergedCalendarResult,
  mergedCalendarRequest,
  type ScheduleParams,
} from '../../../server/protocol.ts';
import { withHashes } from './hashes.ts';

type Format = 'html' | 'svg' | 'ics' | 'json' | 'xml';

const formats: readonly { readonly label: string; readonly description: string; readonly format: Format }[] =
  [
    {
      label: 'HTML page',
      description: 'one file that needs nothing else; to read and to print',
      format: 'html',
    },
    { label: 'SVG pictures', description: 'one for each day', format: 'svg' },
    { label: 'One calendar', description: 'all events in one .ics file', format: 'ics' },
    { label: 'Schedule JSON', description: 'the format of frab and pretalx', format: 'json' },
    { label: 'Schedule XML', description: 'the format of frab and pretalx', format: 'xml' },
  ];

/** A file to be written; `suffix` comes behind the name that somebody chose. */
interface Output {
  readonly suffix: string;
  readonly text: string;
}

/** Asks for a form and a file, and writes a schedule that the server has open into it. */
export async function exportSchedule(
  client: BaseLanguageClient,
  schedule: string,
  version: string,
): Promise<void> {
  const picked = await window.showQuickPick(formats, { title: 'Export Schedule', placeHolder: 'As what?' });
  if (!picked) return;
  const { format } = picked;
  const made = await makeOutputs(client, { schedule }, format, version);
  if (typeof made === 'string') return void window.showWarningMessage(`Nothing was exported. ${made}`);
  const defaultUri = Uri.joinPath(
    Uri.parse(schedule),
    schedule.endsWith('/') ? '' : '..',
    `schedule.${format}`,
  );
  const target = await window.showSaveDialog({ defaultUri, filters: { [picked.label]: [format] } });
  if (target) await writeAll(target, format, made);
}

/** Says why when there is nothing to write. */
async function makeOutputs(
  client: BaseLanguageClient,
  params: ScheduleParams,
  format: Format,
  version: string,
): Promise<readonly Output[] | string> {
  if (format === 'ics') {
    const { text, refusal } = await client.sendRequest<MergedCalendarResult>(mergedCalendarRequest, params);
    return text === null ? (refusal ?? '') : [{ suffix: '', text }];
  }
  const view = await client.sendRequest<ScheduleView | null>(describedViewRequest, params);
  if (!view) return 'The schedule cannot be read.';
  if (format === 'svg') return drawDays(view);
  if (format === 'html')
    return [{ suffix: '', text: await withHashes('base64', (hash) => exportHtml(view, { hash })) }];
  tellLeftOut(view);
  const write = format === 'json' ? exportFrabJson : exportFrabXml;
  return [{ suffix: '', text: await withHashes('hex', (hash) => write(view, { version, hash })) }];
}

/** A picture holds one day. */
function drawDays(view: ScheduleView): readonly Output[] | string {
  const { days } = view;
  if (days.length === 0) return 'No talk has a time, so there is nothing to draw.';
  return days.map((day) => ({
    suffix: days.length === 1 ? '' : `-${isoDate(day.date)}`,
    text: exportSvg(view, day),
  }));
}

function tellLeftOut(view: ScheduleView): void {
  const { length } = leftOut(view);
  if (length === 0) return;
  void window.showInformationMessage(
    `${length === 1 ? '1 talk is' : `${length} talks are`} left out: cancelled, or without a time. The format has no place for that.`,
  );
}

async function writeAll(target: Uri, format: Format, outputs: readonly Output[]): Promise<void> {
  const stem = target.path.replace(new RegExp(`\\.${format}$`, 'i'), '');
  const files = outputs.map(({ suffix }) => target.with({ path: `${stem}${suffix}.${format}` }));
  for (const [i, { text }] of outputs.entries()) {
    await workspace.fs.writeFile(files[i] as Uri, new TextEncoder().encode(text));
  }
  const [first] = files;
  const names = files.map(({ path }) => path.split('/').at(-1)).join(', ');
  const open = await window.showInformationMessage(`Wrote ${names}.`, 'Open');
  if (!open || !first) return;
  if (format === 'html' && first.scheme === 'file') await env.openExternal(first);
  else await commands.executeCommand('vscode.open', first);
}
