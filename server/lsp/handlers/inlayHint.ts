import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints, timeHover } from '../../core/index.ts';
import { fromInlayHintData, fromRange, type InlayHintData } from '../fromProto.ts';
import { readerOf, type Session } from '../session.ts';
import { toInlayHint, withTooltip } from '../toProto.ts';

/** textDocument/inlayHint: for the range that is on the screen. */
export function inlayHint(session: Session, { textDocument, range }: InlayHintParams): InlayHint[] {
  const { documents, settings, client } = session;
  const open = documents.get(textDocument.uri);
  if (!open?.ical || settings.timeHints === 'off') return [];
  const { localZone } = settings.readerZone();
  const options = { localZone, onlyDifferent: settings.timeHints === 'whenDifferent' };
  return inlayHints(open.ical, fromRange(open.ical, range), options).map((hint) => {
    const data: InlayHintData = { uri: open.uri, version: open.version, offset: hint.at.offset };
    return client.resolvesHintTooltips ? { ...toInlayHint(hint), data } : toInlayHint(hint);
  });
}

/** inlayHint/resolve: what a hover over the time says. As it was, when the text has changed. */
export function resolveInlayHint(session: Session, hint: InlayHint): InlayHint {
  const data = fromInlayHintData(hint.data);
  const open = data && session.documents.get(data.uri);
  if (!open?.ical || open.version !== data?.version) return hint;
  const markdown = timeHover(open.ical, data.offset, readerOf(session));
  return markdown === undefined ? hint : withTooltip(session.client, hint, markdown);
}
