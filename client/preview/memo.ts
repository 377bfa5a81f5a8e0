import { Component, type ComponentClass, type VNode } from 'preact';

/** A component that is drawn again only when one of its properties is another value: hundreds of talks stay as they are. */
export function memo<Props extends object>(draw: (props: Props) => VNode): ComponentClass<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const names = Object.keys(next) as (keyof Props)[];
      return names.some((name) => next[name] !== this.props[name]);
    }

    override render(props: Props) {
      return draw(props);
    }
  };
}
