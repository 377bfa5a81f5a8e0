/** What the specifications say of properties, parameters and components, as Markdown. */
import { parameterText } from '../ical/facts.ts';
import {
  type ComponentName,
  componentSpec,
  type EnumSpec,
  parameterSpec,
  propertySpec,
  propertyUse,
  recurPartSpec,
  type Source,
  valueTypeSpec,
  xPropertySpec,
} from '../ical/spec/index.ts';
import type { BlockTree, Component, ContentLine, Parameter } from '../ical/syntax/nodes.ts';
import { inline } from './markdown.ts';

/** What a property is, the types of its values, how often it may be there and where that is written. */
export function propertyText(tree: BlockTree, line: ContentLine, component: Component | undefined): string {
  return propertyNameText(line.name, component?.name, parameterText(tree, line, 'VALUE')?.toUpperCase());
}

/** The same by the names of the property, of the component around it and of the type that VALUE names. */
export function propertyNameText(
  name: string,
  component: string | undefined,
  type: string | undefined = undefined,
): string {
  const spec = propertySpec(name);
  if (!spec) return unknownPropertyText(name);
  const types = [...new Set([spec.defaultType ?? spec.types[0], ...spec.types])];
  const shownTypes = types
    .map((each) => (each === type && types.length > 1 ? `${each} (here)` : each))
    .join(' or ');
  const facts = [
    shownTypes,
    spec.multiValued ? 'several values with commas between' : '',
    component ? useText(component, name) : '',
    spec.default === undefined ? '' : `${spec.default} when absent`,
    spec.deprecated ? 'no longer to be written' : '',
    sourceText([spec.source, ...(spec.updatedBy ?? [])]),
  ];
  return [`**${name}** ${spec.description}`, join(facts), enumText(spec.enum, component)]
    .filter((text) => text !== '')
    .join('  \n');
}

function unknownPropertyText(name: string): string {
  const shown = inline(name, 60);
  const vendor = xPropertySpec(name);
  if (vendor) return `**${shown}** ${vendor.description}  \nNot in the standard; from ${vendor.vendor}`;
  const source = { rfc: 5545, section: name.startsWith('X-') ? '3.8.8.2' : '3.8.8.1' };
  const what = name.startsWith('X-')
    ? 'A property outside the standard. Readers that do not know it pass over it.'
    : 'Not a property that is known here; readers that do not know it either pass over it. Is the name misspelt?';
  return `**${shown}** ${what}  \n${sourceText([source])}`;
}

function useText(component: string, property: string): string {
  const use = propertyUse(component, property);
  if (!use) return '';
  const often = { '1': 'once', '0..1': 'at most once', '1+': 'at least once', '0+': 'any number of times' };
  return `${often[use.cardinality]} in a ${component}`;
}

/** What a parameter is, its type and where that is written. */
export function parameterSpecText(parameter: Pick<Parameter, 'name'>): string {
  const spec = parameterSpec(parameter.name);
  const name = inline(parameter.name, 60);
  if (!spec) {
    const what = parameter.name.startsWith('X-')
      ? 'A parameter outside the standard. Readers that do not know it pass over it.'
      : 'Not a parameter that is known here; readers that do not know it either pass over it. Is the name misspelt?';
    return `**${name}** ${what}  \n${sourceText([{ rfc: 5545, section: '3.2' }])}`;
  }
  const facts = [
    spec.valueType === 'TOKEN' ? 'A word' : spec.valueType,
    spec.quoted === 'always' ? 'in double quotes' : '',
    spec.multiValued ? 'several values with commas between' : '',
    spec.default === undefined ? '' : `${spec.default} when absent`,
    sourceText([spec.source, ...(spec.updatedBy ?? [])]),
  ];
  return [`**${name}** ${spec.description}`, join(facts), enumText(spec.enum, undefined)]
    .filter((text) => text !== '')
    .join('  \n');
}

/** What a component is and where that is written. */
export function componentText(name: string): string {
  const spec = componentSpec(name);
  const shown = inline(name, 60);
  if (spec) {
    return `**${shown}** ${spec.description}  \n${sourceText([spec.source, ...(spec.updatedBy ?? [])])}`;
  }
  const what = name.startsWith('X-')
    ? 'A component outside the standard. Readers that do not know it pass over it.'
    : 'Not a component that is known here; readers that do not know it either pass over it. Is the name misspelt?';
  return `**${shown}** ${what}  \n${sourceText([{ rfc: 5545, section: '3.6' }])}`;
}

/** What a part of a RECUR or a value type is and where that is written; empty for what has neither name. */
export function namedValueText(name: string): string {
  const spec = recurPartSpec(name) ?? valueTypeSpec(name);
  return spec ? `**${name}** ${spec.description}  \n${sourceText([spec.source])}` : '';
}

function enumText(spec: EnumSpec | undefined, component: string | undefined): string {
  if (!spec) return '';
  const values = spec.byComponent?.[component as ComponentName] ?? spec.values;
  const others = { none: '', registered: ' or a registered word', any: ' or a word of your own' }[
    spec.others
  ];
  return `Values: ${values.map((value) => `\`${value}\``).join(', ')}${others}`;
}

/** `RFC 5545, 3.8.2.4`, each a link to that section. */
function sourceText(sources: readonly Source[]): string {
  return sources.map(({ rfc, section }) => `[RFC ${rfc}, ${section}](${sourceUrl(rfc, section)})`).join('; ');
}

function sourceUrl(rfc: number, section: string): string {
  const anchor = /^[A-Z]/.test(section) ? `appendix-${section}` : `section-${section}`;
  return `https://www.rfc-editor.org/rfc/rfc${rfc}#${anchor}`;
}

function join(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ');
}
