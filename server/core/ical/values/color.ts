import { colors } from '../spec/index.ts';

/** A colour in a space where distance is about what the eye sees (CIE 1976 L*a*b*). */
type Lab = readonly [lightness: number, a: number, b: number];

/** The six digits of `#rrggbb`, or of `#rgb` written out, in small letters; undefined for anything else. */
export function parseHexColor(text: string): string | undefined {
  const found = /^#?([\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.exec(text)?.[1]?.toLowerCase();
  if (found === undefined || (!text.startsWith('#') && found.length === 3)) return undefined;
  return found.length === 3 ? found.replace(/./g, '$&$&') : found.slice(0, 6);
}

/** The CSS3 name of a colour of six hexadecimal digits: its own, or that of the colour most like it. */
export function nearestColorName(hex: string): { readonly name: string; readonly isExact: boolean } {
  const wanted = toLab(hex);
  let nearest = 'black';
  let least = Number.POSITIVE_INFINITY;
  for (const [name, color] of colors) {
    if (color.slice(1) === hex) return { name, isExact: true };
    const difference = squaredDistance(toLab(color.slice(1)), wanted);
    if (difference < least) [nearest, least] = [name, difference];
  }
  return { name: nearest, isExact: false };
}

function squaredDistance(one: Lab, other: Lab): number {
  return one.reduce((sum, part, index) => sum + (part - (other[index] as number)) ** 2, 0);
}

/** From sRGB, under the light of a clouded sky (D65). */
function toLab(hex: string): Lab {
  const [red, green, blue] = [0, 2, 4].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16))) as [
    number,
    number,
    number,
  ];
  const x = labCurve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = labCurve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = labCurve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function toLinear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function labCurve(share: number): number {
  return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
}
