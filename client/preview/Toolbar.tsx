import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import {
  type DayView,
  type FilterChoices,
  filterChoices,
  isoDate,
  shortDateText,
  type TalkFilter,
  talksOfDay,
  zoneText,
} from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { Rooms } from './Rooms.tsx';
import { zooms } from './state.ts';
import { readerZone } from './zones.ts';

interface ToolbarProps {
  readonly preview: Preview;
  readonly day: DayView | undefined;
  readonly isList: boolean;
}

/** Everything that changes how the schedule is looked at. */
export function Toolbar({ preview, day, isList }: ToolbarProps) {
  return (
    <header>
      <h1 class="hidden">{preview.view.name || 'Schedule'}</h1>
      <div class="bar">
        <DayTabs preview={preview} day={day} />
        <Choice label="View">
          <Toggle text="Timetable" isOn={!isList} onClick={() => preview.look({ isList: false })} />
          <Toggle text="List" isOn={isList} onClick={() => preview.look({ isList: true })} />
        </Choice>
        <ZoneSelect preview={preview} day={day} />
        <OverlapStepper preview={preview} />
      </div>
      <div class="bar">
        <Filters preview={preview} />
        <Rooms preview={preview} />
        {!isList && <Sizes preview={preview} />}
      </div>
    </header>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <fieldset class="choice">
      <legend class="hidden">{label}</legend>
      {children}
    </fieldset>
  );
}

interface ToggleProps {
  readonly text: string;
  readonly isOn: boolean;
  onClick(): void;
}

function Toggle({ text, isOn, onClick }: ToggleProps) {
  return (
    <button type="button" class="toggle" aria-pressed={isOn} onClick={onClick}>
      {text}
    </button>
  );
}

/** Tabs as the ARIA practices have them: one tab stop, and arrows between them. */
function DayTabs({ preview, day }: Pick<ToolbarProps, 'preview' | 'day'>) {
  const { days } = preview.view;
  const show = (index: number) => {
    const next = days[(index + days.length) % days.length] as DayView;
    preview.look({ day: isoDate(next.date) });
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Days">
      {days.map((each, i) => (
        <button
          key={each.start}
          type="button"
          role="tab"
          id={tabId(each)}
          aria-selected={each === day}
          aria-controls="day"
          tabIndex={each === day ? 0 : -1}
          onClick={() => show(i)}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (step) show(i + step);
          }}
        >
          {shortDateText(each.date)} <span class="count">{countText(preview, each)}</span>
        </button>
      ))}
    </div>
  );
}

/** The id of a day's tab. */
export function tabId({ date }: DayView): string {
  return `tab-${isoDate(date)}`;
}

/** How many talks a day has, and how many of them are shown while there is a filter. */
function countText({ view, isWanted }: Preview, day: DayView): string {
  const all = talksOfDay(view, day);
  const shown = all.filter(isWanted).length;
  return shown === all.length ? `${shown}` : `${shown} of ${all.length}`;
}

function ZoneSelect({ preview, day }: Pick<ToolbarProps, 'preview' | 'day'>) {
  const { view, clock, state } = preview;
  if (view.clock.zone === undefined) return <span class="zone">No time zone given</span>;
  const { zone } = state.look;
  const choose = (value: string) => (value === 'other' ? preview.pickZone() : preview.look({ zone: value }));
  return (
    <label class="zone">
      <span class="hidden">Time zone</span>
      <select value={zone} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="event">Venue: {view.clock.zone}</option>
        <option value="reader">Here: {readerZone()}</option>
        {zone !== 'event' && zone !== 'reader' && <option value={zone}>{zone}</option>}
        <option value="other">Other time zone…</option>
      </select>
      <span class="offset">{day && zoneText({ ...clock, zone: '' }, day.start).replace(/^, /, '')}</span>
    </label>
  );
}

/** How many talks overlap, and the way to each of them. */
function OverlapStepper({ preview }: { readonly preview: Preview }) {
  const { view, state, isWanted } = preview;
  const all = view.talks.filter(({ overlaps }) => overlaps.length > 0);
  if (all.length === 0) return <span class="overlaps">No overlaps</span>;
  const overlapping = all.filter(isWanted);
  const { filter } = state.look;
  const at = overlapping.findIndex(({ id }) => id === state.current);
  const step = (by: number) => {
    const from = at < 0 && by < 0 ? 0 : at;
    const next = overlapping[(from + by + overlapping.length) % overlapping.length];
    if (next) preview.goTo(next.id, true);
  };
  const count =
    overlapping.length === all.length ? `${all.length}` : `${overlapping.length} of ${all.length}`;
  return (
    <Choice label="Overlaps">
      <button type="button" class="step" aria-label="Previous overlap" onClick={() => step(-1)}>
        ‹
      </button>
      <span class="overlaps">
        <span class="icon overlap" aria-hidden="true">
          ⚠
        </span>{' '}
        {count} {all.length === 1 ? 'talk overlaps' : 'talks overlap'}
      </span>
      <button type="button" class="step" aria-label="Next overlap" onClick={() => step(1)}>
        ›
      </button>
      <Toggle
        text="Only these"
        isOn={filter.onlyOverlaps === true}
        onClick={() => preview.look({ filter: { ...filter, onlyOverlaps: !filter.onlyOverlaps } })}
      />
    </Choice>
  );
}

function Filters({ preview }: { readonly preview: Preview }) {
  const { filter } = preview.state.look;
  const choices = useMemo(() => filterChoices(preview.view), [preview.view]);
  const change = (part: Partial<TalkFilter>) => preview.look({ filter: { ...filter, ...part } });
  return (
    <div class="filters" role="search">
      <input
        type="search"
        aria-label="Search talks"
        placeholder="Search talks"
        value={filter.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      {selects.map(({ name, all, from }) => (
        <FilterSelect
          key={name}
          all={all}
          value={filter[name] ?? ''}
          options={choices[from]}
          onChoose={(value) => {
            if (value === another) preview.pickSpeaker();
            else change({ [name]: value === '' ? undefined : value });
          }}
        />
      ))}
    </div>
  );
}

interface SelectMeta {
  readonly name: 'room' | 'track' | 'speaker' | 'language' | 'status';
  readonly all: string;
  readonly from: keyof FilterChoices;
}

const selects: readonly SelectMeta[] = [
  { name: 'room', all: 'All rooms', from: 'rooms' },
  { name: 'track', all: 'All tracks', from: 'tracks' },
  { name: 'speaker', all: 'All speakers', from: 'speakers' },
  { name: 'language', all: 'All languages', from: 'languages' },
  { name: 'status', all: 'Every status', from: 'statuses' },
];

interface FilterSelectProps {
  readonly all: string;
  readonly value: string;
  readonly options: readonly string[];
  onChoose(value: string): void;
}

/** Nobody finds one of hundreds of speakers in a menu: those are asked for in a list that can be searched. */
const longestMenu = 50;
const another = '\n';

/** Nothing where there is nothing to choose, but what was chosen before can always be taken back. */
function FilterSelect({ all, value, options, onChoose }: FilterSelectProps) {
  if (options.length === 0 && value === '') return null;
  const isLong = options.length > longestMenu;
  const offered = isLong ? [] : options;
  const listed = value === '' || offered.includes(value) ? offered : [value, ...offered];
  return (
    <select aria-label={all} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      <option value="">{all}</option>
      {listed.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
      {isLong && <option value={another}>Choose…</option>}
    </select>
  );
}

function Sizes({ preview }: { readonly preview: Preview }) {
  const { zoom, isCompact } = preview.state.look;
  return (
    <Choice label="Size">
      <button
        type="button"
        class="step"
        aria-label="Zoom out"
        disabled={zoom === 0}
        onClick={() => preview.look({ zoom: zoom - 1 })}
      >
        −
      </button>
      <button
        type="button"
        class="step"
        aria-label="Zoom in"
        disabled={zoom === zooms.length - 1}
        onClick={() => preview.look({ zoom: zoom + 1 })}
      >
        +
      </button>
      <Toggle text="Compact" isOn={isCompact} onClick={() => preview.look({ isCompact: !isCompact })} />
    </Choice>
  );
}
