import { defaultPageSettings } from '../engine/pageSettings.ts';
import { dateOrders, mostOfLimit } from './pagesReader.ts';

const limit = { type: 'integer', minimum: 1, maximum: mostOfLimit };

/** The schema of the object `pages` in greenroom.json. */
export const pagesSchema = {
  description: 'How speaker pages are written, and how long their texts may be.',
  type: 'object',
  additionalProperties: false,
  properties: {
    dateOrder: {
      description:
        'Which number of a date such as 8/12/2017 comes first. Without it the dates of a page and the days of the event tell, else the month is first.',
      enum: dateOrders,
    },
    titleLength: {
      description: 'The most characters of a title or a name.',
      ...limit,
      default: defaultPageSettings.titleLength,
    },
    descriptionLength: {
      description: 'The most characters of a Description.',
      ...limit,
      default: defaultPageSettings.descriptionLength,
    },
    abstractWords: { description: 'The most words of an Abstract; any number when left out.', ...limit },
  },
};
