import type { RuleCall, RuleTable, Visitors } from '../engine/ruleRun.ts';
import type { IcalNodes } from './rule.ts';
import { propertySpec, type ValueType } from './spec/index.ts';

/** Who visits the properties of one name. */
export interface PropertyVisitors {
  readonly property: readonly RuleCall[];
  /** All of a property without parameters: then its value is of the type that its name says. */
  readonly withoutParams: readonly RuleCall[];
  readonly type: ValueType | undefined;
  readonly doubtfulValue: readonly RuleCall[];
}

/** Who visits what in a block, under one table. Looked up once for each name, and then asked for every line of a file. */
export class BlockVisitors {
  readonly component: Visitors;
  readonly unknownComponent: Visitors;
  readonly doubtfulSpan: Visitors;
  readonly parameter: Visitors;
  readonly doubtfulParameter: Visitors;
  readonly value: Visitors;
  readonly doubtfulValue: Visitors;
  readonly #property: Visitors;
  readonly #unknownProperty: Visitors;
  readonly #byProperty = new Map<string, PropertyVisitors>();

  /** Without the rules that read heads alone, where these are known to be silent. */
  constructor(rules: RuleTable, areHeadsSilent: boolean) {
    const of = (visit: keyof IcalNodes) =>
      areHeadsSilent ? rules.visitorsPastHeads(visit) : rules.visitors(visit);
    this.component = of('component');
    this.unknownComponent = of('unknownComponent');
    this.doubtfulSpan = of('doubtfulSpan');
    this.parameter = of('parameter');
    this.doubtfulParameter = of('doubtfulParameter');
    this.value = of('value');
    this.doubtfulValue = of('doubtfulValue');
    this.#property = of('property');
    this.#unknownProperty = of('unknownProperty');
  }

  ofProperty(name: string): PropertyVisitors {
    return this.#byProperty.get(name) ?? this.#findOfProperty(name);
  }

  #findOfProperty(name: string): PropertyVisitors {
    const spec = propertySpec(name);
    const type = spec?.defaultType;
    const property = [...this.#property.of(name), ...(spec ? [] : this.#unknownProperty.of(name))];
    const ofType = (visitors: Visitors) => (type === undefined ? [] : visitors.of(type));
    const found = {
      property,
      withoutParams: [...property, ...ofType(this.value)],
      type,
      doubtfulValue: ofType(this.doubtfulValue),
    };
    // A file may name any number of properties; those that the tables know are few.
    if (spec) this.#byProperty.set(name, found);
    return found;
  }
}
