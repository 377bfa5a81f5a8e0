import type { Preview } from './context.ts';

/** What happens to talks, wherever they stand: handlers for what all of them are in. */
export function talkEvents(preview: Preview) {
  return {
    onClick(event: MouseEvent) {
      const id = talkOf(event);
      if (id === undefined) return;
      if (isOn(event, '.badge, .fixes')) preview.showProblems(id);
      else preview.reveal(id);
    },
    onFocusIn(event: FocusEvent) {
      const id = talkOf(event);
      if (id !== undefined) preview.goTo(id, false);
    },
    /** A talk's own key: what is the matter with it. */
    onKeyDown(event: KeyboardEvent) {
      const id = talkOf(event);
      const isAlone = !event.ctrlKey && !event.altKey && !event.metaKey;
      if (id === undefined || event.defaultPrevented || !isAlone || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      preview.showProblems(id);
    },
  };
}

function talkOf({ target }: Event): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-talk]')?.dataset.talk : undefined;
}

function isOn({ target }: Event, what: string): boolean {
  return target instanceof Element && target.closest(what) !== null;
}
