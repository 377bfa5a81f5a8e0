import { type Head, parseHead, upperName } from './contentLine.ts';
import type { Parameter } from './nodes.ts';

/** A head as it stands in many lines, read once. Offsets count from its start. */
export interface KnownHead extends Head {
  /** In upper case. */
  readonly name: string;
  /** From the name to the colon. */
  readonly written: string;
}

/**
 * Which heads follow one another in a block, BEGIN and END lines with the names of their components. Blocks with the
 * same heads in the same order have the same shape, and no others have.
 */
export class Shape {
  readonly #next = new Map<object, Shape>();
  #lastStep: object | undefined;
  #last: Shape | undefined;
  /** The head of the line that came next when this shape was last seen. */
  expected: KnownHead | undefined;

  /** The shape with one more step, as it was added last, or undefined. Nearly every event repeats the one before. */
  after(step: object): Shape | undefined {
    if (this.#lastStep === step) return this.#last;
    this.#last = this.#next.get(step);
    this.#lastStep = step;
    return this.#last;
  }

  add(step: object): Shape {
    const next = new Shape();
    this.#next.set(step, next);
    this.#lastStep = step;
    this.#last = next;
    return next;
  }
}

/** Heads, and shapes, are kept up to these numbers: what has more is no export, and gains nothing. */
const mostHeads = 4096;
const mostShapes = 16_384;
const longestHead = 120;

const COLON = 58;

/**
 * The heads and shapes of one file. A program that exports a schedule writes a few dozen different heads thousands of
 * times: each is read once, and what rules said of a shape need not be asked again for the next block.
 */
export class KnownHeads {
  /** The shape of a block before its first line. */
  readonly start = new Shape();
  readonly #heads = new Map<string, KnownHead>();
  readonly #markers = new Map<string, object>();
  readonly #components = new Map<string, string>();
  #shapesLeft = mostShapes;

  /**
   * The head at `start` of a text, when it ends before `end` and nothing is wrong with it. Undefined says nothing:
   * it may be too long, or have a colon in quotes. Which head is `expected` there costs nothing to be told.
   */
  find(text: string, start: number, end: number, expected: KnownHead | undefined): KnownHead | undefined {
    if (expected && start + expected.valueStart <= end && startsWith(text, start, expected.written))
      return expected;
    const limit = Math.min(end, start + longestHead);
    let colon = start;
    while (colon < limit && text.charCodeAt(colon) !== COLON) colon++;
    if (colon === limit) return undefined;
    const written = text.slice(start, colon + 1);
    return this.#heads.get(written) ?? this.#learn(written);
  }

  /** What a BEGIN or END line adds to a shape: the same object for the same text. */
  marker(written: string): object | undefined {
    const known = this.#markers.get(written);
    if (known || written.length > longestHead || this.#markers.size === mostHeads) return known;
    const marker = {};
    this.#markers.set(written, marker);
    return marker;
  }

  /** The name that the value of a BEGIN or END line gives: upper case, no white space around it, one string for all lines. */
  componentName(written: string): string {
    const known = this.#components.get(written);
    if (known !== undefined) return known;
    const name = written.trim().toUpperCase();
    if (written.length > longestHead || this.#components.size === mostHeads) return name;
    const own = internal(name);
    this.#components.set(internal(written), own);
    return own;
  }

  /** The shape after one more step; undefined when there are too many. */
  shapeAfter(shape: Shape, step: object): Shape | undefined {
    const known = shape.after(step);
    if (known || this.#shapesLeft === 0) return known;
    this.#shapesLeft--;
    return shape.add(step);
  }

  #learn(written: string): KnownHead | undefined {
    if (this.#heads.size === mostHeads) return undefined;
    const head = parseHead(written, 0, written.length);
    if (!head || head.faults.length > 0 || head.valueStart !== written.length) return undefined;
    // A slice would keep the whole file in memory as long as its heads are known.
    const own = internal(written);
    const name = internal(upperName(own.slice(0, head.nameEnd)));
    const known = { ...head, name, written: own, params: head.params.map((each) => withTexts(each, own)) };
    this.#heads.set(own, known);
    return known;
  }
}

/** A parameter whose values have their texts ready: that of a TZID is asked for several times in every event. */
function withTexts(parameter: Parameter, written: string): Parameter {
  const values = parameter.values.map((value) => {
    const inset = value.quoted ? 1 : 0;
    return { ...value, text: internal(written.slice(value.start + inset, value.end - inset)) };
  });
  return { ...parameter, values };
}

function startsWith(text: string, start: number, head: string): boolean {
  for (let at = 0; at < head.length; at++) {
    if (text.charCodeAt(start + at) !== head.charCodeAt(at)) return false;
  }
  return true;
}

/** The same text as a string that engines keep once, as they do the keys of objects: two of them compare at once. */
function internal(text: string): string {
  return Object.keys({ [text]: true })[0] as string;
}
