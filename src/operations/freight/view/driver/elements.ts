type Child = Node | string | null;

/** An element with its attributes and children; null children are left out. Small enough to need no library. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value === true) made.setAttribute(key, '');
    else if (value !== false) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Choice {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

/** One question with large targets of which one is chosen. */
export function choiceOf({ name, legend, options, chosen, choose }: Choice): HTMLFieldSetElement {
  const rows = options.map(({ value, label }) => {
    const input = element('input', {
      type: 'radio',
      name,
      value,
      id: `${name}-${value}`,
      checked: value === chosen,
    });
    input.addEventListener('change', () => choose(value));
    return element('label', { for: `${name}-${value}` }, input, element('span', {}, label));
  });
  return element(
    'fieldset',
    { class: name.startsWith('check-') ? 'row' : 'list' },
    element('legend', {}, legend),
    ...rows,
  );
}

/** One question with a menu. */
export function menuOf({ name, legend, options, chosen, choose }: Choice): HTMLDivElement {
  const select = element(
    'select',
    { id: name },
    ...options.map(({ value, label }) => element('option', { value, selected: value === chosen }, label)),
  );
  select.addEventListener('change', () => choose(select.value));
  return element('div', { class: 'menu' }, element('label', { for: name }, legend), select);
}
