/** ical.js's bare parse of a file: `node peer.mjs <address of ical.js> <file>`. */
import { readFileSync } from 'node:fs';

const { default: ICAL } = await import(process.argv[2]);
ICAL.parse(readFileSync(process.argv[3], 'utf8'));
